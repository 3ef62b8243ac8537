package fastv.eval.cli;

import fastv.core.error.BadInputException;
import fastv.core.plugin.FastvPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv new-strategy}: a project of one's own with a method in it. */
@Command(
        name = "new-strategy",
        description = {
            "Write a Maven project with one strategy, its module and its test.",
            "It compiles and keeps its contracts as it is; replace what it does."
        },
        mixinStandardHelpOptions = true)
final class NewStrategyCommand implements Callable<Integer> {
    private static final String UNPACKAGED_VERSION = "0.1.0";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            description = "the strategy's name, lower case with hyphens: top-rows")
    private String name = "";

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "where to write it; NAME in the current folder by default")
    private Optional<Path> folder = Optional.empty();

    @Override
    public Integer call() {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new BadInputException(
                    "new-strategy: expected a name of lower-case letters, digits and hyphens, got \""
                            + name
                            + "\"");
        }
        Path project = folder.orElseGet(() -> Path.of(name));
        if (Files.exists(project)) {
            throw new BadInputException(project + ": exists already");
        }
        PrintWriter out = spec.commandLine().getOut();
        files().forEach((path, text) -> write(project.resolve(path), text, out));
        return 0;
    }

    /** Every file by its path in the project. */
    private Map<String, String> files() {
        String type =
                Stream.of(name.split("-", -1))
                        .map(
                                word ->
                                        word.substring(0, 1).toUpperCase(Locale.ROOT)
                                                + word.substring(1))
                        .collect(Collectors.joining());
        String inPackage = "strategy." + name.replace("-", "");
        String java = "java/" + inPackage.replace('.', '/') + "/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", filled("pom.xml", type, inPackage));
        files.put("src/main/" + java + type + ".java", filled("Method.java", type, inPackage));
        files.put(
                "src/main/" + java + type + "Plugin.java", filled("Plugin.java", type, inPackage));
        files.put(
                "src/main/resources/META-INF/services/" + FastvPlugin.class.getName(),
                inPackage + "." + type + "Plugin\n");
        files.put(
                "src/test/" + java + type + "Test.java",
                filled("MethodTest.java", type, inPackage));
        return files;
    }

    private String filled(String template, String type, String inPackage) {
        String version = Program.version();
        return text(template)
                .replace("@NAME@", name)
                .replace("@CLASS@", type)
                .replace("@PACKAGE@", inPackage)
                .replace("@API@", FastvPlugin.API)
                .replace("@VERSION@", version.startsWith("(") ? UNPACKAGED_VERSION : version);
    }

    private static String text(String template) {
        try (InputStream in =
                Objects.requireNonNull(
                        NewStrategyCommand.class.getResourceAsStream(
                                "skeleton/" + template + ".txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text, PrintWriter out) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written: " + e.getMessage(), e);
        }
        Program.line(out, file.toString());
    }
}
