package fastv.strategies.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.strategies.budget.CropShare.Regions;
import fastv.strategies.tiling.TileGrid;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BudgetRulesTest {

    @Test
    void outliers_lie_above_the_fence() {
        // quartiles 2 and 4: fence 4 + 1.5 * 2 = 7
        assertThat(OutliersIqr.ratio(new float[] {100, 3, 1, 4, 2})).isEqualTo(0.2);
        // quartiles .75 and 2.25, between the values: fence 4.5
        assertThat(OutliersIqr.ratio(new float[] {0, 1, 2, 3})).isZero();
        assertThat(OutliersIqr.ratio(new float[] {1, 1, 1})).isZero();
    }

    @Test
    void tiles_share_what_the_base_crop_leaves_by_where_its_attention_lies() {
        float[] left = new float[16]; // the left half of 4 x 4
        for (int place : new int[] {0, 1, 4, 5, 8, 9, 12, 13}) {
            left[place] = 1;
        }
        TileGrid grid = new TileGrid(2, 2);
        // total trunc(5 * 16 * .2) = 16, base 8, tiles 8; 8 votes
        assertThat(new CropShare(0.2, 0.5, Regions.SPATIAL).counts(left, 4, grid))
                .containsExactly(8, 4, 0, 4, 0);
        // runs of 4 places: 0 1 | 4 5 | 8 9 | 12 13
        assertThat(new CropShare(0.2, 0.5, Regions.CONSECUTIVE).counts(left, 4, grid))
                .containsExactly(8, 2, 2, 2, 2);
    }

    @Test
    void shares_are_truncated_and_no_crop_gets_more_than_it_has() {
        float[] early = {9, 8, 7, 0}; // 2 x 2
        TileGrid grid = new TileGrid(2, 1);
        // total 12 * .5 = 6, base 3, tiles 3; trunc(4 * .5) = 2 votes, both for the first half
        assertThat(new CropShare(0.5, 0.5, Regions.CONSECUTIVE).counts(early, 2, grid))
                .containsExactly(3, 3, 0);
        // total 12, base min(3, 4) = 3, tiles min(9, 8) = 8; 3 votes, 2 and 1:
        // 2/3 * 8 = 5.3, at most 4; 1/3 * 8 = 2.6
        assertThat(new CropShare(1, 0.25, Regions.CONSECUTIVE).counts(early, 2, grid))
                .containsExactly(3, 4, 2);
        // alpha 1 leaves no votes
        assertThat(new CropShare(1, 1, Regions.CONSECUTIVE).counts(early, 2, grid))
                .containsExactly(4, 0, 0);
        assertThatThrownBy(() -> new CropShare(2, 0, Regions.SPATIAL)).hasMessageContaining("2.0");
    }

    @Test
    void schedules_are_constant_inflected_or_listed() {
        assertThat(new MergeSchedule.Constant(3).perBlock(2)).containsExactly(3, 3);
        // lo = 4 * 2 = 8, hi = 8 - 8 = 0
        assertThat(new MergeSchedule.Inflected(4, -1).perBlock(5)).containsExactly(8, 6, 4, 2, 0);
        // lo = trunc(3 * .5) = 1, hi = 5, steps of 4/3: 1, 2.3, 3.7, 5
        assertThat(new MergeSchedule.Inflected(3, 0.5).perBlock(4)).containsExactly(1, 2, 3, 5);
        assertThat(new MergeSchedule.Inflected(3, 1).perBlock(1)).containsExactly(0);
        assertThat(new MergeSchedule.Listed(List.of(5, 4)).perBlock(4)).containsExactly(5, 4, 0, 0);
        assertThatThrownBy(() -> new MergeSchedule.Listed(List.of(5, 4)).perBlock(1))
                .hasMessage("schedule: expected at most 1 numbers, one per block, got 2");
    }
}
