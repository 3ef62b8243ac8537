package fastv.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordReaderTest {
    enum Rounding {
        HALF_EVEN,
        FLOOR
    }

    record Inner(@Range(min = 0, max = 1, openMax = true) double dropRatio) {}

    record Sample(
            @Doc("Layers.") @Range(min = 0, max = 32) int imageLayers,
            @DefaultValue("7") long seed,
            @DefaultValue("half-even") Rounding rounding,
            @DefaultValue("true") boolean strict,
            Optional<String> label,
            @DefaultValue("[]") @Range(max = 9) List<Integer> counts,
            @DefaultValue("{}") Map<String, Inner> perLayer,
            @DefaultValue("[]") List<Inner> inners,
            Optional<ConfigNode> later) {}

    record Files2(Path weights, @DefaultValue("runs") Path output) {}

    record Pair(int low, int highEnd) {
        Pair {
            if (low > highEnd) {
                throw new IllegalArgumentException(
                        "highEnd: expected at least " + low + ", got " + highEnd);
            }
            if (low == 13) {
                throw new IllegalArgumentException("expected luck, got none");
            }
        }
    }

    record Numbers(double number) {}

    record Strange(Set<String> names) {}

    record Broken(@DefaultValue("many") int count) {}

    @Test
    void fills_in_what_is_left_out() {
        Sample sample = read("image-layers: 3", Sample.class);
        assertThat(sample)
                .isEqualTo(
                        new Sample(
                                3,
                                7,
                                Rounding.HALF_EVEN,
                                true,
                                Optional.empty(),
                                List.of(),
                                Map.of(),
                                List.of(),
                                Optional.empty()));
    }

    @Test
    void reads_every_type() {
        Sample sample =
                read(
                        """
                        image-layers: 32
                        seed: -9000000000
                        rounding: floor
                        strict: false
                        label: "5"
                        counts: [1, 2]
                        per-layer: {second: {drop-ratio: 0}, first: {drop-ratio: 1e-2}}
                        inners: [{drop-ratio: .5}]
                        later: {any: [thing]}
                        """,
                        Sample.class);
        assertThat(sample.seed()).isEqualTo(-9_000_000_000L);
        assertThat(sample.rounding()).isEqualTo(Rounding.FLOOR);
        assertThat(sample.strict()).isFalse();
        assertThat(sample.label()).contains("5");
        assertThat(sample.counts()).containsExactly(1, 2);
        assertThat(sample.perLayer())
                .containsExactly(
                        Map.entry("second", new Inner(0)), Map.entry("first", new Inner(0.01)));
        assertThat(sample.inners()).containsExactly(new Inner(0.5));
        assertThat(sample.later().orElseThrow().get("any")).isPresent();
    }

    @Test
    void takes_an_explicit_null_for_an_absent_option() {
        assertThat(read("{image-layers: 1, label: null}", Sample.class).label()).isEmpty();
    }

    @Test
    void reads_a_value_through_an_anchor_at_both_places() {
        Sample sample = read("{image-layers: 1, inners: [&a {drop-ratio: 0.5}, *a]}", Sample.class);
        assertThat(sample.inners()).containsExactly(new Inner(0.5), new Inner(0.5));
    }

    @Test
    void resolves_paths_against_the_folder_of_the_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), "weights: ../w/./model");
        Files2 read = RecordReader.readOrThrow(YamlReader.read(file), Files2.class);
        assertThat(read.weights()).isEqualTo(folder.resolveSibling("w").resolve("model"));
        assertThat(read.output()).isEqualTo(folder.resolve("runs"));
    }

    @Test
    void writes_paths_absolute_and_defaults_out_when_resolving(@TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), "weights: w");
        ConfigNode written = YamlReader.read(file);
        ConfigNode all = RecordReader.withDefaults(written, Files2.class);
        assertThat(
                        RecordReader.readOrThrow(
                                YamlReader.read("y", YamlWriter.write(all)), Files2.class))
                .isEqualTo(new Files2(folder.resolve("w"), folder.resolve("runs")));
        assertThat(RecordReader.withAbsolutePaths(written, Files2.class).get("output")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{low: 3, high-end: 2} | x:1:20: high-end: expected at least 3, got 2",
                "{low: 13, high-end: 14} | x:1:1: expected luck, got none",
            })
    void tells_a_constructor_s_refusal_at_the_key_it_names(String yaml, String problem) {
        assertProblems(yaml, Pair.class, problem);
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "1", "1.5"})
    void refuses_numbers_outside_an_open_range(String ratio) {
        assertProblems(
                "drop-ratio: " + ratio,
                Inner.class,
                "x:1:13: drop-ratio: expected a ratio in [0, 1), got " + ratio);
    }

    @ParameterizedTest
    @CsvSource({".nan", ".inf", "-.inf", "1e999"})
    void refuses_numbers_that_are_not_finite(String number) {
        assertProblems(
                "number: " + number,
                Numbers.class,
                "x:1:9: number: expected a number, got " + number);
    }

    @Test
    void checks_each_number_of_a_list_and_tells_them_all() {
        assertProblems(
                "{image-layers: 1, counts: [1, 10, 2, x]}",
                Sample.class,
                "x:1:31: counts.1: expected a whole number of at most 9, got 10",
                "x:1:38: counts.3: expected a whole number of at most 9, got \"x\"");
    }

    @Test
    void tells_a_hundred_problems_at_most() {
        String yaml = "{image-layers: 1, counts: [" + "x, ".repeat(5000) + "]}";
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> read(yaml, Sample.class))
                .satisfies(e -> assertThat(e.problems()).hasSize(101))
                .withMessageEndingWith("and more; mend these 100 first");
    }

    @Test
    void shortens_what_it_quotes() {
        assertProblems(
                "number: \"" + "ab\\n".repeat(1000) + "\"",
                Numbers.class,
                "x:1:9: number: expected a number, got \"" + "ab\\n".repeat(20) + "...\"");
    }

    @Test
    void knows_mistakes_of_records_from_mistakes_of_users() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read("names: [a]", Strange.class))
                .withMessageContaining("java.util.Set<java.lang.String>");
        assertThatIllegalStateException()
                .isThrownBy(() -> read("{}", Broken.class))
                .withMessageContaining("the default of count");
    }

    @Test
    void describes_the_keys_as_users_read_them() {
        List<RecordSchema.Key> keys = RecordSchema.of(Sample.class).keys();
        assertThat(keys)
                .extracting(RecordSchema.Key::name)
                .containsExactly(
                        "image-layers",
                        "seed",
                        "rounding",
                        "strict",
                        "label",
                        "counts",
                        "per-layer",
                        "inners",
                        "later");
        assertThat(keys)
                .extracting(RecordSchema.Key::type)
                .startsWith(
                        "whole number in [0, 32]",
                        "whole number",
                        "one of [half-even, floor]",
                        "true or false",
                        "text",
                        "list, each a whole number of at most 9");
        assertThat(keys.get(0))
                .isEqualTo(
                        new RecordSchema.Key(
                                "image-layers",
                                "whole number in [0, 32]",
                                true,
                                Optional.empty(),
                                "Layers.",
                                List.of()));
        assertThat(keys.get(6).nested())
                .extracting(RecordSchema.Key::type)
                .containsExactly("ratio in [0, 1)");
        assertThat(keys.get(4).isRequired()).isFalse();
    }

    private static <R extends Record> R read(String yaml, Class<R> type) {
        return RecordReader.readOrThrow(YamlReader.read("x", yaml), type);
    }

    private static void assertProblems(
            String yaml, Class<? extends Record> type, String... problems) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> read(yaml, type))
                .satisfies(e -> assertThat(e.problems()).containsExactly(problems));
    }

    @Test
    void a_name_at_the_end_of_the_path_is_not_said_twice() {
        Origin origin =
                new Origin(
                        new Place("x.yaml", Path.of(""), 3, 5),
                        KeyPath.ROOT.child("strategies").child("stages"));
        assertThat(origin.problem("stages: expected one"))
                .isEqualTo("x.yaml:3:5: strategies.stages: expected one");
        assertThat(origin.problem("layers: expected one"))
                .isEqualTo("x.yaml:3:5: strategies.stages: layers: expected one");
    }
}
