package fastv.core.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The computer a number was made on.
 *
 * @param os operating system and its version
 * @param arch processor architecture
 * @param cpu processor model, or the architecture where the system does not tell
 * @param cores logical processors that this process may use
 */
public record Machine(String os, String arch, String cpu, int cores) {

    /** This computer. */
    public static Machine current() {
        String arch = System.getProperty("os.arch", "unknown");
        String os = System.getProperty("os.name", "unknown");
        return new Machine(
                os + " " + System.getProperty("os.version", ""),
                arch,
                cpuModel(Path.of("/proc/cpuinfo"))
                        .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                        .orElse(arch),
                Runtime.getRuntime().availableProcessors());
    }

    private static Optional<String> cpuModel(Path cpuInfo) {
        try (BufferedReader lines = Files.newBufferedReader(cpuInfo)) {
            return lines.lines()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
