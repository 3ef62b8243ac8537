package fastv.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.eval.plugin.PluginJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a plugin's author sees of the program, jars on its class path. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PluginProcessTest {
    private final Path temp;

    PluginProcessTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private String print(int exitCode, Path jar, String... arguments)
            throws IOException, InterruptedException {
        try (FastvProcess fastv =
                new FastvProcess(
                        temp.resolve("output.txt"), File.pathSeparator + jar, List.of(arguments))) {
            assertThat(fastv.await()).as(fastv.printed()).isEqualTo(exitCode);
            return fastv.printed();
        }
    }

    private Path skeleton() throws IOException {
        Path project = temp.resolve("skeleton");
        CommandLine line = Main.commandLine();
        int exit = line.execute("new-strategy", "top-attention", "--folder", project.toString());
        assertThat(exit).isZero();
        return project;
    }

    @Test
    void a_new_strategy_compiles_with_its_test_and_keeps_its_contracts()
            throws IOException, InterruptedException {
        Path project = skeleton();
        Path jar = PluginJar.ofProject(project, temp.resolve("top-attention.jar"));
        Path both = Files.createDirectory(temp.resolve("both"));
        PluginJar.compile(
                PluginJar.sources(project.resolve("src")).stream()
                        .filter(file -> file.toString().endsWith(".java"))
                        .toList(),
                both);
        String printed = print(0, jar, "check", "top-attention", "--calls", "20", "--samples", "1");
        assertThat(printed).contains("ok   top-attention: 16 contracts hold");
    }

    @Test
    void a_plugin_that_throws_while_ranking_is_one_line_with_its_seed()
            throws IOException, InterruptedException {
        Path project = skeleton();
        Path method = project.resolve("src/main/java/strategy/topattention/TopAttention.java");
        Files.writeString(
                method,
                Files.readString(method)
                        .replace(
                                "        int[] rows = evidence.candidates();",
                                "        int[] rows = new int[] {1 << 20};"));
        Path jar = PluginJar.ofProject(project, temp.resolve("throws.jar"));
        String printed = print(1, jar, "check", "top-attention", "--seed", "7");
        assertThat(printed)
                .contains(
                        "FAIL top-attention: answers: seed 7: expected answers without an exception,"
                                + " found MethodFailure: score top-attention before layer 2:"
                                + " ArrayIndexOutOfBoundsException");
    }

    @Test
    void a_jar_that_is_left_out_is_one_line_and_the_rest_works()
            throws IOException, InterruptedException {
        Path project = skeleton();
        Path pom = project.resolve("pom.xml");
        Files.writeString(pom, Files.readString(pom).replace("<Fastv-Api>1<", "<Fastv-Api>99<"));
        Path jar = PluginJar.ofProject(project, temp.resolve("newer.jar"));
        assertThat(print(0, jar, "list", "strategies"))
                .contains("plugin newer.jar: left out: expected Fastv-Api: 1", "fastv ")
                .doesNotContain("top-attention");
        assertThat(print(2, jar, "describe", "top-attention")).contains("expected one of");
    }
}
