package fastv.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GridTest {
    @Test
    void varies_the_first_key_slowest_and_keeps_the_order_of_the_keys() {
        assertThat(expand("{mode: a, grid: {k: [1, 2, 3], r: [0.5, 0.75]}, last: [7, 8]}"))
                .containsExactly(
                        "{mode: a, k: 1, r: 0.5, last: [7, 8]}",
                        "{mode: a, k: 1, r: 0.75, last: [7, 8]}",
                        "{mode: a, k: 2, r: 0.5, last: [7, 8]}",
                        "{mode: a, k: 2, r: 0.75, last: [7, 8]}",
                        "{mode: a, k: 3, r: 0.5, last: [7, 8]}",
                        "{mode: a, k: 3, r: 0.75, last: [7, 8]}");
    }

    @Test
    void leaves_lists_outside_a_grid_alone() {
        assertThat(expand("{layers: [1, 2]}")).containsExactly("{layers: [1, 2]}");
    }

    @Test
    void varies_values_that_are_lists_themselves() {
        assertThat(expand("{grid: {layers: [[1, 2], [], {a: 1}]}}"))
                .containsExactly("{layers: [1, 2]}", "{layers: []}", "{layers: {a: 1}}");
    }

    @Test
    void keeps_the_place_of_each_value() {
        ConfigNode second =
                Grid.expand(YamlReader.read("x", "grid: {k: [1, 2]}"), new Problems()).get(1);
        assertThat(second.get("k").orElseThrow().problemAt("no").getMessage())
                .isEqualTo("x:1:15: grid.k.1: no");
    }

    @Test
    void refuses_a_grid_without_end_at_once() {
        String axis = "[" + "1, ".repeat(9000) + "1]";
        StringBuilder axes = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            axes.append("k").append(i).append(": ").append(axis).append(", ");
        }
        Problems problems = new Problems();
        ConfigNode options = YamlReader.read("x", "grid: {" + axes + "}");
        assertThat(Grid.expand(options, problems)).isEmpty();
        assertThat(problems.lines())
                .containsExactly("x:1:7: grid: expected at most 10000 combinations, got more");
    }

    private static List<String> expand(String yaml) {
        Problems problems = new Problems();
        List<ConfigNode> points = Grid.expand(YamlReader.read("x", yaml), problems);
        problems.throwIfAny();
        return points.stream().map(YamlWriter::inline).toList();
    }
}
