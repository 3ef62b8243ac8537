package fastv;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's source files, as the tests of the whole house see them. */
final class SourceFiles {
    static final List<String> MODULES = List.of("core", "strategies", "models", "analysis", "eval");

    private SourceFiles() {}

    /** The class that each production source file of a module declares, by full name. */
    static List<String> classNames(String module) {
        Path root = root(module, "main");
        return javaFiles(root).stream()
                .map(file -> root.relativize(file).toString())
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .map(name -> name.replace(File.separatorChar, '.'))
                .toList();
    }

    /** All Java files of the project, tests too. */
    static List<Path> all() {
        return MODULES.stream()
                .flatMap(module -> Stream.of(root(module, "main"), root(module, "test")))
                .filter(Files::isDirectory)
                .flatMap(root -> javaFiles(root).stream())
                .toList();
    }

    private static Path root(String module, String kind) {
        Path modules = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        return modules.resolveSibling("fastv-" + module).resolve(Path.of("src", kind, "java"));
    }

    private static List<Path> javaFiles(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
