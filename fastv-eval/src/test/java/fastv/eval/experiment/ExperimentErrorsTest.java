package fastv.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole texts that users see: {@code errors/NAME.yaml} gives {@code errors/NAME.txt}, with the
 * folder left out. Lines {@code # --set key=value} of a file stand for the command line.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExperimentErrorsTest {
    private static final String OVERRIDE = "# --set ";

    static Stream<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void tells_all_problems_in_the_order_of_the_file(String name) throws Exception {
        Path file = folder().resolve(name + ".yaml");
        assertThat(problems(file, overrides(file)))
                .isEqualToNormalizingNewlines(Files.readString(folder().resolve(name + ".txt")));
    }

    @Test
    void names_a_file_that_does_not_exist_and_the_one_that_was_meant() throws Exception {
        assertThat(problems(folder().resolve("empti.yaml"), List.of()))
                .isEqualTo(
                        "empti.yaml: expected a YAML file, found no file; did you mean"
                                + " \"empty.yaml\"?\n");
    }

    @Test
    void refuses_a_folder() throws Exception {
        assertThat(problems(folder(), List.of()))
                .endsWith("errors: expected a YAML file, got a folder\n");
    }

    @Test
    void refuses_a_file_of_other_bytes(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("x.yaml"), new byte[] {'a', ':', (byte) 0xC3, 'x'});
        assertThat(catchProblems(file, List.of()).problems())
                .containsExactly(file + ": expected text in UTF-8, got other bytes");
    }

    @Test
    void refuses_a_file_that_is_too_large(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), "#".repeat(5 << 20));
        assertThat(catchProblems(file, List.of()).problems())
                .containsExactly(file + ": expected at most 4194304 bytes of YAML, got more");
    }

    private static List<String> overrides(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(OVERRIDE))
                .map(line -> line.substring(OVERRIDE.length()))
                .toList();
    }

    private static String problems(Path file, List<String> overrides) throws Exception {
        String prefix = folder() + java.io.File.separator;
        return catchProblems(file, overrides).problems().stream()
                .map(line -> line.replace(prefix, "") + "\n")
                .collect(Collectors.joining());
    }

    private static BadInputException catchProblems(Path file, List<String> overrides) {
        ExperimentReader reader =
                new ExperimentReader(
                        SampleStrategies.parts(),
                        SampleStrategies.formats(),
                        SampleStrategies.analyses());
        return catchThrowableOfType(BadInputException.class, () -> reader.read(file, overrides));
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(ExperimentErrorsTest.class.getResource("/errors").toURI());
    }
}
