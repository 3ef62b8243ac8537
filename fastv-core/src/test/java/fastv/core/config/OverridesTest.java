package fastv.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OverridesTest {
    private static final String FILE = "{a: {b: 1, c: [x, {d: 2}]}, e: null}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b=5           | {a: {b: 5, c: [x, {d: 2}]}, e: null}",
                "a.c.1.d=[3, 4]  | {a: {b: 1, c: [x, {d: [3, 4]}]}, e: null}",
                "a.c.0='y=z'     | {a: {b: 1, c: [x, {d: 2}]}, e: null}",
                "a.f=new         | {a: {b: 1, c: [x, {d: 2}], f: new}, e: null}",
                "g.h.i=deep      | {a: {b: 1, c: [x, {d: 2}]}, e: null, g: {h: {i: deep}}}",
                "e.f=1           | {a: {b: 1, c: [x, {d: 2}]}, e: {f: 1}}",
                "a=              | {a: null, e: null}",
            },
            quoteCharacter = '^')
    void sets_one_value_and_leaves_the_rest(String setting, String expected) {
        Problems problems = new Problems();
        ConfigNode changed =
                Overrides.apply(YamlReader.read("x", FILE), List.of(setting), problems);
        assertThat(problems.lines()).isEmpty();
        String text = setting.startsWith("a.c.0") ? expected.replace("[x", "[\"y=z\"") : expected;
        assertThat(YamlWriter.inline(changed)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b.c=5   | --set a.b.c: expected a mapping or a list to set this in, got 1",
                "a.c.2=5   | --set a.c.2: expected an index in [0, 1], got \"2\"",
                "a.c.-1=5  | --set a.c.-1: expected an index in [0, 1], got \"-1\"",
                "a.c.d=5   | --set a.c.d: expected an index in [0, 1], got \"d\"",
                "a..b=5    | --set: expected key.path=value, got \"a..b=5\"",
                "=5        | --set: expected key.path=value, got \"=5\"",
                "a.b={x: 1, x: 2} | --set a.b.x: expected each key once, got it again",
            })
    void tells_what_cannot_be_set(String setting, String problem) {
        Problems problems = new Problems();
        Overrides.apply(YamlReader.read("x", FILE), List.of(setting), problems);
        assertThat(problems.lines()).containsExactly(problem);
    }

    @Test
    void counts_the_later_of_two_values() {
        ConfigNode changed =
                Overrides.apply(YamlReader.read("x", FILE), List.of("a=1", "a=2"), new Problems());
        assertThat(YamlWriter.inline(changed)).isEqualTo("{a: 2, e: null}");
    }

    @Test
    void refuses_a_path_of_thousands_of_keys() {
        Problems problems = new Problems();
        Overrides.apply(YamlReader.read("x", FILE), List.of("a.".repeat(60_000) + "a=1"), problems);
        assertThat(problems.lines()).singleElement().asString().endsWith("...\"");
    }
}
