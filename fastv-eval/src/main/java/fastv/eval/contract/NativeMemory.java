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
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int ROUNDS = 3;

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

    /**
     * Goes through the heap a few times: pages that are touched for the first time would look like
     * a leak. Blocks are small, large ones G1 puts into regions of their own, which they do not
     * fill.
     */
    static void touchHeap() {
        long blocks = ROUNDS * Runtime.getRuntime().totalMemory() / BLOCK_BYTES;
        long made = 0;
        for (long i = 0; i < blocks; i++) {
            made += new byte[BLOCK_BYTES].length;
        }
        if (made != blocks * BLOCK_BYTES) {
            throw new IllegalStateException("heap: expected blocks of one size");
        }
    }
}
