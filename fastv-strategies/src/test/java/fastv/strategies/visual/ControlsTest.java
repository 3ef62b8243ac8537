package fastv.strategies.visual;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.prune.Budget;
import fastv.core.prune.MergedToken;
import fastv.strategies.budget.MergeSchedule;
import fastv.strategies.merge.BipartiteMerging;
import fastv.strategies.merge.OutlierClusters;
import fastv.strategies.merge.Pooling;
import fastv.strategies.select.LocalThenGlobal;
import fastv.strategies.select.UniformGrid;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Counts and places worked out by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ControlsTest {

    @Test
    void a_uniform_grid_is_the_square_nearest_to_the_budget() {
        // sqrt 7 = 2.6 -> 3 x 3; of 4 rows trunc((i + 0.5) 4 / 3) = 0, 2, 3
        assertThat(UniformGrid.count(4, 7)).isEqualTo(9);
        assertThat(UniformGrid.select(4, 7)).containsExactly(0, 2, 3, 8, 10, 11, 12, 14, 15);
        assertThat(UniformGrid.select(4, 0)).isEmpty();
        assertThat(UniformGrid.count(4, 100)).isEqualTo(16);
        assertThat(new UniformGridStage(new Budget.Count(144)).outputs(576)).isEqualTo(144);
    }

    @Test
    void neighbours_along_the_sequence_are_averaged_and_the_last_group_may_be_smaller() {
        assertThat(Pooling.alongSequence(5, 2))
                .containsExactly(
                        new MergedToken(new int[] {0, 1}, new float[] {0.5f, 0.5f}),
                        new MergedToken(new int[] {2, 3}, new float[] {0.5f, 0.5f}),
                        MergedToken.alone(4));
        assertThat(new StridePoolingStage(2).outputs(576)).isEqualTo(288);
    }

    @Test
    void blocks_at_the_border_average_what_is_there() {
        float quarter = 0.25f;
        assertThat(Pooling.ofBlocks(3, 2))
                .containsExactly(
                        new MergedToken(
                                new int[] {0, 1, 3, 4},
                                new float[] {quarter, quarter, quarter, quarter}),
                        new MergedToken(new int[] {2, 5}, new float[] {0.5f, 0.5f}),
                        new MergedToken(new int[] {6, 7}, new float[] {0.5f, 0.5f}),
                        MergedToken.alone(8));
        assertThat(new BlockPoolingStage(5).outputs(576)).isEqualTo(25); // 24 / 5 = 4.8
    }

    @Test
    void tome_takes_at_most_half_of_what_is_left() {
        // 10 patches and a class token: 11 - 4 = 7, then (7 - 1) / 2 = 3 of the 4 asked: 4
        BipartiteMerging merging = new BipartiteMerging(new MergeSchedule.Constant(4), true);
        assertThat(merging.left(10, 2)).isEqualTo(3);
        assertThat(new BlockMergingStage(merging, "r=4").outputs(10, 1)).isEqualTo(6);
    }

    @Test
    void what_windows_cannot_share_is_lost() {
        // 15 of 36: trunc(7.5) = 7 local, 7 div 4 windows = 1 each: 4; then 15 - 7 = 8 global
        LocalThenGlobalStage stage =
                new LocalThenGlobalStage(new Budget.Count(15), new LocalThenGlobal(0.5, 3), 0, -2);
        assertThat(stage.outputs(36)).isEqualTo(12);
    }

    @Test
    void
            prumerge_adds_one_token_for_the_rest_and_with_a_fixed_ratio_begins_within_the_first_step() {
        OutlierClustersStage fixed =
                new OutlierClustersStage(new OutlierClusters(false, 32), Optional.of(0.125), -1);
        assertThat(fixed.outputs(576)).isEqualTo(73);
        assertThat(fixed.isCountFixed()).isTrue();
        // trunc(trunc(1 / 0.125) / 3) = 2: places 1, 3, 5, .. below 15 that are not kept (0 and 1)
        assertThat(new OutlierClusters(true, 32).select(new float[16], 0.125, true))
                .containsExactly(0, 1, 3, 5, 7, 9, 11, 13);
    }
}
