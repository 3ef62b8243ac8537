package fastv.eval.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Makes a plugin's jar of a project's own sources, resources and manifest entry: compiled against
 * the class path of this build, so that it works on a fresh clone with nothing installed.
 */
public final class PluginJar {
    private static final Pattern API = Pattern.compile("<Fastv-Api>(.+?)</Fastv-Api>");

    private PluginJar() {}

    /** The jar of a Maven project. */
    public static Path ofProject(Path project, Path jar) throws IOException {
        Matcher api = API.matcher(Files.readString(project.resolve("pom.xml")));
        Optional<String> said = api.find() ? Optional.of(api.group(1)) : Optional.empty();
        Path classes = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "classes");
        compile(sources(project.resolve("src/main/java")), classes);
        Path resources = project.resolve("src/main/resources");
        for (Path file : sources(resources)) {
            Path to = classes.resolve(resources.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        pack(classes, said, jar);
        return jar;
    }

    /** Compiles sources; an error fails the test with the compiler's words. */
    public static void compile(List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter says = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled =
                    compiler.getTask(
                                    says,
                                    files,
                                    null,
                                    List.of(
                                            "-parameters",
                                            "-proc:none",
                                            "-d",
                                            classes.toString(),
                                            "-cp",
                                            System.getProperty("java.class.path")
                                                    + java.io.File.pathSeparator
                                                    + classes),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources))
                            .call();
            assertThat(compiled).as(says.toString()).isTrue();
        }
    }

    private static void pack(Path classes, Optional<String> api, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        api.ifPresent(version -> manifest.getMainAttributes().putValue("Fastv-Api", version));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Path one : sources(classes)) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(one).toString().replace('\\', '/')));
                Files.copy(one, out);
                out.closeEntry();
            }
        }
    }

    /** Every file below a folder. */
    public static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
