package fastv.analysis.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window, where it is installed. */
final class Browser {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final int PATIENCE_SECONDS = 240;

    /** What one call said: the page as it stands, and the log with the console in it. */
    record Visit(String dom, String log) {}

    private final Path program;
    private final Path temp;

    Browser(Path program, Path temp) {
        this.program = program;
        this.temp = temp;
    }

    static Optional<Path> installed() {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void screenshot(Path page, Path picture, int width, int height, boolean dark)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>();
        options.add("--screenshot=" + picture.toAbsolutePath());
        options.add("--window-size=" + width + "," + height);
        if (dark) {
            options.add("--blink-settings=preferredColorScheme=0");
        }
        call(page, options);
    }

    Visit visit(Path page) throws IOException, InterruptedException {
        return call(
                page,
                List.of(
                        "--dump-dom",
                        "--virtual-time-budget=3000",
                        "--enable-logging=stderr",
                        "--v=0"));
    }

    private Visit call(Path page, List<String> options) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(temp, "profile");
        Path out = Files.createTempFile(temp, "out", ".html");
        Path log = Files.createTempFile(temp, "log", ".txt");
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--user-data-dir=" + profile));
        command.addAll(options);
        command.add(page.toUri().toString());
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(log.toFile())
                        .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException("no answer within " + PATIENCE_SECONDS + " s: " + command);
        }
        return new Visit(Files.readString(out), read(log));
    }

    private static String read(Path log) throws IOException {
        // the log may hold bytes of any kind
        return new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
    }
}
