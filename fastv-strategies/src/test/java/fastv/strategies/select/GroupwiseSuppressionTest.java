package fastv.strategies.select;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.prune.FloatMatrix;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** PruneSID's choice, worked out by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GroupwiseSuppressionTest {

    @Test
    void a_patch_that_resembles_a_better_one_of_its_group_steps_back() {
        // mean of the six pairs 0.9 / 6 = 0.15, threshold 4 / 32 * 0.15 = 0.01875.
        // group 0: patch 0 sets 1 aside, 2 survives; group 1: patch 3.
        // bounds min(5, members (3, 1), survivors (2, 1)) = (2, 1), 3 < 4: (3, 1).
        // one each, 4 - 2 - 1 = 1 more: shares of 2/3 and 1 are 0.67 and 1, rounded 1 and 1: (2, 1)
        FloatMatrix cosine =
                new FloatMatrix(
                        4, 4, new float[] {1, 0.9f, 0, 0, 0.9f, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1});

        assertThat(
                        GroupwiseSuppression.select(
                                new int[] {0, 0, 0, 1},
                                new float[] {0.4f, 0.3f, 0.2f, 0.1f},
                                cosine,
                                4))
                .containsExactly(0, 2, 3);
    }

    @Test
    void those_set_aside_come_behind_the_survivors_by_score() {
        // order 0, 2, then 1, which 0 set aside
        FloatMatrix cosine = new FloatMatrix(3, 3, new float[] {1, 0.9f, 0, 0.9f, 1, 0, 0, 0, 1});
        int[] one = {0, 0, 0};
        float[] scores = {0.4f, 0.3f, 0.2f};

        // 3 tokens: threshold 3 / 32 * 0.3 = 0.028; 3 - 1 = 2 patches
        assertThat(GroupwiseSuppression.select(one, scores, cosine, 3)).containsExactly(0, 2);
        assertThat(GroupwiseSuppression.quotas(new int[] {3}, new int[] {2}, 3)).containsExactly(2);
    }

    @Test
    void what_is_left_over_goes_to_groups_with_room_the_most_survivors_first() {
        // members (5, 3), survivors (1, 3), 7 tokens: bounds (1, 3), grown to (2, 3), (3, 3),
        // (4, 3) = 7. One each, 4 more: shares of 1/4 and 1 are 1 and 4, so (1 + 1, 1 + 3), bounded
        // (2, 3) = 5 of 6. The second group is full, the first gets the one.
        assertThat(GroupwiseSuppression.quotas(new int[] {5, 3}, new int[] {1, 3}, 7))
                .containsExactly(3, 3);
    }
}
