package fastv.eval.contract;

import ai.djl.ndarray.NDManager;
import fastv.core.model.VisionLanguageModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What memory outside of the Java heap is in use. */
final class NativeMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int BLOCK_BYTES = 1 << 20;

    private NativeMemory() {}

    /** Arrays attached to the manager that lives as long as the model. */
    static long arrays(VisionLanguageModel model) {
        try (NDManager scope = model.newScope()) {
            return scope.getParentManager().getManagedArrays().size();
        }
    }

    /**
     * Resident bytes of this process outside of the Java heap where the system tells; 0 elsewhere.
     */
    static long residentBytes() {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        try {
            long resident =
                    Files.readAllLines(STATUS).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                            .findFirst()
                            .orElse(0);
            return resident - Runtime.getRuntime().totalMemory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills the heap once: pages that are touched for the first time would look like a leak. */
    static void touchHeap() {
        long kept = 0;
        for (long i = 0; i < Runtime.getRuntime().totalMemory() / BLOCK_BYTES; i++) {
            kept += new byte[BLOCK_BYTES].length;
        }
        if (kept < 0) {
            throw new IllegalStateException("heap: expected a size, got " + kept);
        }
    }
}
