package fastv.laws;

import ai.djl.ndarray.NDManager;
import fastv.core.model.VisionLanguageModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What native memory a model holds. */
final class NativeMemory {
    private NativeMemory() {}

    /** Arrays attached to the manager that lives as long as the model. */
    static long arrays(VisionLanguageModel model) {
        try (NDManager scope = model.newScope()) {
            return scope.getParentManager().getManagedArrays().size();
        }
    }

    /** Resident bytes of this process where the system tells; 0 elsewhere. */
    static long residentBytes() {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
