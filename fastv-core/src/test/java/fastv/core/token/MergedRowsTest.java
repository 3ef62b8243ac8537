package fastv.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MergedRowsTest {

    /** Image tokens at 1 to 4; 2 stays, 3 and 1 become one row that stands for 3. */
    private static final TokenLayout WHOLE =
            TokenLayout.builder()
                    .text(Segment.SYSTEM, 1)
                    .picture(0, 4)
                    .text(Segment.INSTRUCTION, 1)
                    .build();

    private static TokenLayout merged() {
        return WHOLE.combine(
                List.of(new int[] {0}, new int[] {2}, new int[] {3, 1}, new int[] {5}));
    }

    @Test
    void a_merged_row_stands_for_its_first_token_and_knows_all_of_them() {
        TokenLayout rows = merged();
        assertThat(rows.originals()).containsExactly(0, 2, 3, 5);
        assertThat(rows.members(2)).containsExactly(1, 3);
        assertThat(rows.merged(2)).isTrue();
        assertThat(rows.merged(1)).isFalse();
        assertThat(rows.segment(2)).isEqualTo(Segment.IMAGE);
        assertThat(rows.patch(2)).isEqualTo(2);
    }

    @Test
    void merging_again_gathers_what_was_merged_before() {
        TokenLayout again = merged().combine(List.of(new int[] {0}, new int[] {1, 2}));
        assertThat(again.members(1)).containsExactly(1, 2, 3);
        assertThat(again.original(1)).isEqualTo(2);
    }

    @Test
    void a_merged_row_that_leaves_takes_its_members_along() {
        TokenLayout rows = merged().keep(new int[] {0, 1, 3}).appendOutput(6);
        assertThat(rows).isEqualTo(WHOLE.keep(new int[] {0, 2, 5}).appendOutput(6));
    }

    @Test
    void rows_are_found_again_unless_they_were_merged_meanwhile() {
        assertThat(WHOLE.rowsOf(WHOLE.keep(new int[] {2, 5}))).containsExactly(2, 5);
        TokenLayout rows = merged();
        assertThat(rows.rowsOf(rows.keep(new int[] {2, 3}))).containsExactly(2, 3);
        assertThatThrownBy(() -> WHOLE.rowsOf(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1, 3]");
    }

    @Test
    void marks_go_with_the_patches_through_cuts_and_sums() {
        TokenLayout rows =
                WHOLE.marked(List.of(new float[] {10, 11, 12, 13}))
                        .combine(List.of(new int[] {0}, new int[] {2}, new int[] {3, 1}))
                        .appendOutput(6);
        assertThat(rows.mark(0)).isNaN();
        assertThat(rows.mark(1)).isEqualTo(11);
        assertThat(rows.mark(2)).isEqualTo(12); // stands for the third patch
        assertThat(rows.mark(3)).isNaN();
        assertThat(WHOLE.marked(List.of())).isEqualTo(WHOLE);
        assertThat(WHOLE.mark(1)).isNaN();
    }

    @Test
    void two_rows_never_stand_for_the_same_token() {
        assertThatThrownBy(() -> WHOLE.combine(List.of(new int[] {1}, new int[] {1, 2})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stand for a row of its own");
    }
}
