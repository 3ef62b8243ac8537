package fastv.eval.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as a shell starts it. */
final class FastvProcess implements AutoCloseable {
    private static final long MOST_SECONDS = 120;

    private final Process process;
    private final Path output;

    /**
     * @param output takes what it prints
     */
    FastvProcess(Path output, List<String> arguments) throws IOException {
        this(output, "", arguments);
    }

    /**
     * @param output takes what it prints
     * @param further appended to the class path
     */
    FastvProcess(Path output, String further, List<String> arguments) throws IOException {
        this.output = output;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path") + further);
        command.add(Main.class.getName());
        command.addAll(arguments);
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing in the process hears of it. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM, as Ctrl-C nearly is. */
    void terminate() {
        process.destroy();
    }

    int await() throws InterruptedException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + process.info());
        }
        return process.exitValue();
    }

    String printed() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
