package fastv.core.journal;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second writer out of a run folder. The lock is the operating system's and ends with the
 * process however it ends; the file stays. It is a file of its own, since on some systems a locked
 * journal could not be read.
 */
final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws BadInputException if another process, or this one, has it already
     */
    static RunLock take(Path file) {
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                throw new BadInputException(
                        file.toAbsolutePath().getParent()
                                + ": expected a run that nobody writes to, but another process is"
                                + " running it; wait for it or end it");
            }
            return new RunLock(channel);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be locked", e);
        }
    }

    /** Locks, or closes the channel. */
    private static boolean locked(FileChannel channel) throws IOException {
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false; // held by this very process
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("lock of the run folder: cannot be released", e);
        }
    }
}
