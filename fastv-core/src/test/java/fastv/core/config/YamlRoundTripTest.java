package fastv.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.config.ConfigNode.Entry;
import fastv.core.config.ConfigNode.Mapping;
import fastv.core.config.ConfigNode.Scalar;
import fastv.core.config.ConfigNode.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class YamlRoundTripTest {
    private static final Origin HERE = new Origin(Place.whole("x", Path.of("")), KeyPath.ROOT);
    private static final List<String> PLAIN =
            List.of("1", "-3", "0.5", "1e-3", ".5", "2.", "true", "False", "null", "~", "", ".inf");
    private static final List<String> PIECES =
            List.of(
                    "a", "Z", "0", "9", " ", ":", "#", "-", "'", "\"", "\\", "\n", "\t", "[", "]",
                    "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "<<", "=", ".", "/",
                    "ü", "汉", "😀", "\u0085", "\u2028", "\uFEFF", "\u00A0", "\r", "\u0007", "no",
                    "null", "1e3", "---", "(", ")", "_");

    @RepeatedTest(300)
    void reading_what_was_written_gives_the_same_tree(RepetitionInfo repetition) {
        ConfigNode tree = tree(new Random(repetition.getCurrentRepetition()), 4);
        String text = YamlWriter.write(tree);
        ConfigNode again = YamlReader.read("again", text);
        assertThat(again.sameValueAs(tree)).as(text).isTrue();
        assertThat(YamlWriter.write(again)).isEqualTo(text);
        assertThat(YamlReader.read("x", YamlWriter.inline(tree)).sameValueAs(tree)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "off", "null", "1", "0.5", "010", "", " a", "a ", "a: b", "-"})
    void quotes_text_that_some_reader_could_take_for_something_else(String text) {
        assertThat(YamlWriter.inline(new Scalar(HERE, text, ScalarType.TEXT)))
                .isEqualTo("\"" + text + "\"");
    }

    @Test
    void writes_for_people() {
        String text =
                """
                model:
                  checkpoint: /data/tiny-llava 1.5
                strategies:
                  - none
                  - fastv:
                      k: 2
                      r: [0.5, 0.75]
                  -
                    - [1, 2]
                    - {}
                seeds: [0]
                """;
        String expected = text.replace("-\n    - [1, 2]\n    - {}", "- - [1, 2]\n    - {}");
        assertThat(YamlWriter.write(YamlReader.read("x", text))).isEqualTo(expected);
    }

    private static ConfigNode tree(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind == 1) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                entries.put("k" + text(random), new Entry(HERE.place(), tree(random, depth - 1)));
            }
            return new Mapping(HERE, entries);
        }
        if (kind == 2) {
            List<ConfigNode> items = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                items.add(tree(random, depth - 1));
            }
            return new Sequence(HERE, items);
        }
        if (random.nextBoolean()) {
            String word = PLAIN.get(random.nextInt(PLAIN.size()));
            return new Scalar(HERE, word, ScalarType.of(word));
        }
        return new Scalar(HERE, text(random), ScalarType.TEXT);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
