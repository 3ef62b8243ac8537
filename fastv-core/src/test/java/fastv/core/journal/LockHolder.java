package fastv.core.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that holds the lock of a run folder for a minute, or until it is killed. */
final class LockHolder {
    private LockHolder() {}

    /**
     * Takes the lock and says so.
     *
     * @param args the lock, and a file to create once it is held
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        RunLock lock = RunLock.take(Path.of(args[0]));
        try {
            Files.createFile(Path.of(args[1]));
            Thread.sleep(60_000);
        } finally {
            lock.close();
        }
    }
}
