package fastv.core.journal;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The journal of a run, open for writing: append-only, one line per entry, each with the operating
 * system before {@link #append} returns. A process that is killed, however, loses at most the line
 * it was writing; opening the journal again cuts that line off. The disk is made to follow once a
 * second, so a machine that loses power loses at most that second: waiting for the disk at every
 * entry would take longer than a small model needs to answer.
 */
public final class Journal implements AutoCloseable {
    private static final Duration BETWEEN_FORCES = Duration.ofSeconds(1);

    private final RunFolder folder;
    private final RunLock lock;
    private final FileChannel channel;
    private final Set<EntryKey> keys;
    private final EntryJson json = new EntryJson();
    private long lengthBytes;
    private long forcedNanos = System.nanoTime();

    private Journal(
            RunFolder folder,
            RunLock lock,
            FileChannel channel,
            Set<EntryKey> keys,
            long lengthBytes) {
        this.folder = folder;
        this.lock = lock;
        this.channel = channel;
        this.keys = keys;
        this.lengthBytes = lengthBytes;
    }

    /**
     * Opens the journal of a folder that exists, or begins it.
     *
     * @throws BadInputException if another process writes it, or if one of its whole lines is no
     *     entry, repeats an entry or belongs to another run
     */
    public static Journal open(RunFolder folder) {
        RunLock lock = RunLock.take(folder.lock());
        try {
            Set<EntryKey> keys = new HashSet<>();
            long wholeBytes = Files.exists(folder.journal()) ? index(folder, keys) : 0;
            FileChannel channel =
                    FileChannel.open(
                            folder.journal(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(wholeBytes);
            channel.position(wholeBytes);
            return new Journal(folder, lock, channel, keys, wholeBytes);
        } catch (IOException e) {
            lock.close();
            throw new BadInputException(folder.journal() + ": cannot be opened", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static long index(RunFolder folder, Set<EntryKey> keys) {
        try (JournalReader reader = JournalReader.open(folder.journal())) {
            while (reader.hasNext()) {
                JournalEntry entry = reader.next();
                if (!entry.provenance().identity().equals(folder.identity())) {
                    throw new BadInputException(
                            reader.where()
                                    + ": expected an entry of "
                                    + folder.identity()
                                    + ", got one of "
                                    + entry.provenance().identity());
                }
                if (!keys.add(entry.key())) {
                    throw new BadInputException(
                            reader.where()
                                    + ": expected each entry once, got a second "
                                    + entry.key());
                }
            }
            return reader.wholeBytes();
        }
    }

    /** Whether this entry was made before. */
    public synchronized boolean has(EntryKey key) {
        return keys.contains(key);
    }

    /** Number of entries. */
    public synchronized int size() {
        return keys.size();
    }

    /** The file. */
    public Path file() {
        return folder.journal();
    }

    /**
     * Writes one entry; on return it survives the end of the process.
     *
     * @throws IllegalArgumentException if the entry is there already or belongs to another run
     * @throws UncheckedIOException if it cannot be written; the journal is then as before
     */
    public synchronized void append(JournalEntry entry) {
        if (!entry.provenance().identity().equals(folder.identity())) {
            throw new IllegalArgumentException(
                    "entry: expected one of " + folder.identity() + ", got " + entry.key());
        }
        if (keys.contains(entry.key())) {
            throw new IllegalArgumentException("entry: written before: " + entry.key());
        }
        byte[] line = json.line(entry);
        try {
            write(ByteBuffer.wrap(line));
        } catch (IOException e) {
            throw new UncheckedIOException(folder.journal() + ": cannot be written", e);
        }
        lengthBytes += line.length;
        keys.add(entry.key());
    }

    private void write(ByteBuffer line) throws IOException {
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            forceNowAndThen();
        } catch (IOException e) {
            cutBack(e);
            throw e;
        }
    }

    private void forceNowAndThen() throws IOException {
        long now = System.nanoTime();
        if (now - forcedNanos >= BETWEEN_FORCES.toNanos()) {
            channel.force(false);
            forcedNanos = now;
        }
    }

    /** After a full disk half a line may stand there; the next line must not join it. */
    private void cutBack(IOException cause) {
        try {
            channel.truncate(lengthBytes);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public synchronized void close() {
        try (lock) {
            channel.force(false);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.journal() + ": cannot be closed", e);
        }
    }
}
