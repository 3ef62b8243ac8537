package fastv.core.config;

import static fastv.core.config.ScalarType.FLAG;
import static fastv.core.config.ScalarType.NULL;
import static fastv.core.config.ScalarType.REAL;
import static fastv.core.config.ScalarType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fastv.core.error.BadInputException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileYamlTest {
    private static final String VALID =
            """
            # a comment
            model: &m {checkpoint: "a b", list: [1, 2.5, true, null]}
            strategies:
              - none
              - fastv: {k: 2, grid: {r: [0.5, 0.75]}}
              - |
                a block
            again: *m
            """;
    private static final String CHARACTERS = "\t\n :-?[]{},&*!|>'\"%@`#<=~\\\u0000\u0085é0aZ.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{",
                "- ",
                "? ",
                "{a: ",
                "!",
                "&a ",
                "*a ",
                "'",
                "\"",
                "\\",
                "a: ",
                "a",
                "%",
                "|\n",
                "- \n",
                "a: 1\n",
                "\u0000",
                "\t",
                "#",
                "--- ",
                "...\n",
                "&a [*a, ",
                "[a, "
            })
    void answers_a_megabyte_of_anything_soon(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> readsOrTellsInShortLines(text), "took too long");
    }

    @Test
    void answers_every_damaged_file_in_lines() {
        for (int seed = 0; seed < 3000; seed++) {
            readsOrTellsInShortLines(damaged(new Random(seed)));
        }
    }

    @Test
    void counts_the_values_that_aliases_stand_for() {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> YamlReader.read("x", text.toString()))
                .withMessageContaining("expected at most 250000 values with aliases written out");
    }

    @Test
    void reads_what_editors_on_windows_write() {
        ConfigNode tree = YamlReader.read("x", "\uFEFFa: 1\r\nb:\r\n  - ü\r\n");
        assertThat(YamlWriter.inline(tree)).isEqualTo("{a: 1, b: [\"ü\"]}");
        assertThat(tree.get("b").flatMap(list -> list.get("0")).orElseThrow().problemAt("no"))
                .hasMessage("x:3:5: b.0: no");
    }

    @Test
    void reads_words_as_yaml_1_2_does() {
        String text = "[yes, off, 010, 0x1F, 1_000, 12:30, 2024-01-01, 1e3, True, ~, '5', =]";
        ConfigNode.Sequence list = (ConfigNode.Sequence) YamlReader.read("x", text);
        assertThat(list.items().stream().map(item -> ((ConfigNode.Scalar) item).type()))
                .startsWith(TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)
                .endsWith(REAL, FLAG, NULL, TEXT, TEXT)
                .hasSize(12);
    }

    private static String damaged(Random random) {
        StringBuilder text = new StringBuilder(VALID);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    private static void readsOrTellsInShortLines(String text) {
        try {
            ConfigNode tree = YamlReader.read("x", text);
            if (text.length()
                    <= 2 * VALID.length()) { // quoting may push a large one over the limit
                String written = YamlWriter.write(tree);
                assertThat(YamlReader.read("y", written).sameValueAs(tree)).isTrue();
            }
        } catch (BadInputException e) {
            assertThat(e.problems())
                    .allMatch(line -> line.startsWith("x:") || line.startsWith("and"));
            assertThat(e.problems()).allMatch(line -> line.length() < 500 && !line.contains("\n"));
        }
    }
}
