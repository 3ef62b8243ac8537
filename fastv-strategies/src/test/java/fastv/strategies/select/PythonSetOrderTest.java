package fastv.strategies.select;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PythonSetOrderTest {
    @Test
    void a_taken_slot_near_the_end_of_the_table_jumps() {
        // 9 & 7 = 1; 1 finds slot 1 taken, 1 + 9 > 7 leaves no neighbours: (5 * 1 + 1 + 0) & 7 = 6
        assertThat(PythonSetOrder.of(new int[] {9, 1})).containsExactly(9, 1);
    }

    @Test
    void the_fifth_value_makes_the_table_grow_and_neighbours_are_tried() {
        // table of 8: slots 1 33, 2, 3, 4, and 1 in slot 6; at 5 * 5 >= 3 * 7 the table has 32
        // slots:
        // 33 & 31 = 1, so 1 goes past 2, 3 and 4 to slot 5
        assertThat(PythonSetOrder.of(new int[] {33, 1, 2, 3, 4})).containsExactly(33, 2, 3, 4, 1);
    }

    @Test
    void a_repeated_value_counts_once() {
        assertThat(PythonSetOrder.of(new int[] {3, 3, 2})).containsExactly(2, 3);
    }
}
