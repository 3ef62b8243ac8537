package fastv.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a question costs in CLIP's space, by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommonSpaceShapeTest {
    /** Width 4, MLP 8, two blocks; a vision tower of width 6, a common space of width 3. */
    private static final CommonSpaceShape SMALL = new CommonSpaceShape(4, 8, 2, 6, 3);

    @Test
    void a_short_question_is_one_segment() {
        // per block: 4 x 5 x 4 x 4 = 320 for q, k, v and o; 2 x 5 x 5 x 4 = 200 for scores and
        // values; 2 x 5 x 4 x 8 = 320 for the MLP: 840, two blocks 1680. One row projected:
        // 4 x 3 = 12. Ten patches projected: 10 x 6 x 3 = 180, compared: 10 x 3 = 30
        assertThat(SMALL.macs(List.of(5), 10)).isEqualTo(1680 + 12 + 180 + 30);
    }

    @Test
    void a_long_question_is_read_piece_by_piece_and_patches_are_projected_once() {
        // the second piece of 2 tokens: per block 128 + 32 + 128 = 288, two blocks 576, one row
        // projected 12; compared with ten patches: 30
        assertThat(SMALL.macs(List.of(5, 2), 10)).isEqualTo(1902 + 576 + 12 + 30);
    }

    @Test
    void clip_l_reads_a_question_of_twenty_tokens_for_576_patches() {
        // ViT-L/14-336: width 768, MLP 3072, 12 blocks; vision 1024, common space 768.
        // Block: 4 x 20 x 768^2 = 47,185,920; 2 x 400 x 768 = 614,400;
        // 2 x 20 x 768 x 3072 = 94,371,840: 142,172,160, times 12: 1,706,065,920.
        // Row 768^2 = 589,824; patches 576 x 1024 x 768 = 452,984,832; cosines 442,368
        assertThat(new CommonSpaceShape(768, 3072, 12, 1024, 768).macs(List.of(20), 576))
                .isEqualTo(1_706_065_920L + 589_824L + 452_984_832L + 442_368L);
    }

    @Test
    void a_space_without_width_is_refused() {
        assertThatThrownBy(() -> new CommonSpaceShape(4, 8, 2, 6, 0))
                .hasMessage("projection: expected more than 0, got 0");
    }
}
