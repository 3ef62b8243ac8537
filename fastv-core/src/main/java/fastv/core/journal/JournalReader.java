package fastv.core.journal;

import fastv.core.error.BadInputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal entry by entry, holding one at a time. A last line without line feed is being
 * written, or was when its writer died: it is not an entry yet and ends the reading.
 */
public final class JournalReader implements Iterator<JournalEntry>, AutoCloseable {
    /** Longer lines are no entries; the limit keeps a hostile file out of memory. */
    private static final int LINE_LIMIT_BYTES = 16 << 20;

    private final Path file;
    private final InputStream in;
    private final EntryJson json = new EntryJson();
    private long line;
    private long wholeBytes;
    private @Nullable JournalEntry next;

    private JournalReader(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Opens a journal from its first entry.
     *
     * @throws BadInputException if the file cannot be read
     */
    public static JournalReader open(Path file) {
        try {
            return new JournalReader(
                    file, new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        } catch (IOException e) {
            throw new BadInputException(file + ": expected a journal, cannot be read", e);
        }
    }

    /**
     * Whether another whole line follows.
     *
     * @throws BadInputException if that line is not an entry
     */
    @Override
    public boolean hasNext() {
        if (next == null) {
            byte[] bytes = wholeLine();
            if (bytes != null) {
                line++;
                next = json.entry(bytes, where());
                wholeBytes += bytes.length + 1L;
            }
        }
        return next != null;
    }

    @Override
    public JournalEntry next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException(where());
        }
        JournalEntry entry = next;
        next = null;
        return entry;
    }

    /** File and line of the entry read last, as messages name it. */
    public String where() {
        return file + ":" + line;
    }

    /** Bytes of all whole lines read so far. */
    long wholeBytes() {
        return wholeBytes;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed", e);
        }
    }

    /** The next line without its line feed; null at the end and for a line without one. */
    private byte @Nullable [] wholeLine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    return null;
                }
                bytes.write(b);
                if (bytes.size() > LINE_LIMIT_BYTES) {
                    throw new BadInputException(
                            file
                                    + ":"
                                    + (line + 1)
                                    + ": expected a line of at most "
                                    + LINE_LIMIT_BYTES
                                    + " bytes");
                }
            }
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read beyond line " + line, e);
        }
        return bytes.toByteArray();
    }
}
