package fastv.strategies.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.prune.FloatMatrix;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SelectionTest {
    private static final float[] RISING = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    @Test
    void the_best_come_first_and_of_equal_ones_the_lower() {
        float[] scores = {0.2f, 0.5f, 0.2f, 0.9f, -0.0f, 0.0f};
        assertThat(BestFirst.of(scores, 6)).containsExactly(3, 1, 0, 2, 4, 5);
        assertThat(BestFirst.of(scores, 2)).containsExactly(3, 1);
        assertThat(BestFirst.of(scores, 2, new int[] {3})).containsExactly(1, 0);
        assertThat(BestFirst.of(scores, 9)).hasSize(6);
        assertThat(BestFirst.of(scores, -1)).isEmpty();
    }

    @Test
    void grid_steps_are_whole_divisions() {
        assertThat(GridStep.spread(10, 3)).containsExactly(0, 3, 6); // 10 div 3 = 3
        assertThat(GridStep.spread(3, 5)).containsExactly(0, 1, 2); // 3 div 5 = 0, at least 1
        assertThat(GridStep.spread(3, 0)).isEmpty();
        assertThat(GridStep.below(2, 4, 10)).containsExactly(2, 6);
        assertThatThrownBy(() -> GridStep.below(0, 0, 3)).hasMessageContaining("step");
    }

    @Test
    void every_window_gives_its_best() {
        // 4 x 4 in windows of 2: {0 1 4 5} {2 3 6 7} {8 9 12 13} {10 11 14 15}
        assertThat(Windows.best(RISING, 4, 2, 1)).containsExactly(5, 7, 13, 15);
        assertThat(Windows.best(RISING, 4, 2, 2)).containsExactly(5, 4, 7, 6, 13, 12, 15, 14);
    }

    @Test
    void windows_at_the_border_may_be_smaller() {
        // 3 x 3 in windows of 2: {0 1 3 4} {2 5} {6 7} {8}
        float[] scores = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(Windows.best(scores, 3, 2, 2)).containsExactly(4, 3, 5, 2, 7, 6, 8);
        assertThatThrownBy(() -> Windows.best(scores, 4, 2, 2)).hasMessageContaining("4 x 4");
    }

    @Test
    void local_tokens_come_from_windows_and_global_ones_from_the_others() {
        LocalThenGlobal rule = new LocalThenGlobal(0.5, 2);
        float[] falling = new float[16];
        for (int i = 0; i < 16; i++) {
            falling[i] = 15 - i;
        }
        int[] local = rule.local(RISING, 4, 8); // trunc(8 * .5) = 4, 4 div 4 windows = 1 each
        int[] global = rule.global(falling, local, 8); // 8 - 4
        assertThat(local).containsExactly(5, 7, 13, 15);
        assertThat(global).containsExactly(0, 1, 2, 3);
        assertThat(LocalThenGlobal.union(local, global)).containsExactly(0, 1, 2, 3, 5, 7, 13, 15);
        assertThat(rule.local(RISING, 4, 6)).isEmpty(); // 3 div 4 = 0: as released, 3 are lost
        assertThat(rule.global(falling, new int[0], 6)).containsExactly(0, 1, 2);
    }

    @Test
    void neighbours_wrap_at_a_rows_end_and_are_clamped_at_the_pictures() {
        // 3 x 3: around 0 lie -1 -> 0, 1, -3 -> 0, 3; around 5 lie 4, 6 (next row), 2, 8
        assertThat(Neighbours.with(new int[] {0, 5}, 3, 9)).containsExactly(0, 5, 1, 3, 4, 6, 2, 8);
    }

    @Test
    void anchors_bring_their_neighbours_and_registers_fill_up() {
        AnchorsAndRegisters rule = new AnchorsAndRegisters(1);
        float[] object = {0, 0, 0, 0, 1, 0, 0, 0, 0}; // the centre of 3 x 3
        float[] deep = {9, 8, 7, 6, 5, 4, 3, 2, 1};
        // rint(7 * 1 / 5) = 1 anchor: 4 with 3 5 1 7; then 0 and 2
        assertThat(rule.select(object, deep, 3, 7)).containsExactly(0, 1, 2, 3, 4, 5, 7);
        // rint(3 / 5) = 1 anchor, whose neighbours fill up to 3: 4, 3, 5
        assertThat(rule.select(object, deep, 3, 3)).containsExactly(3, 4, 5);
    }

    @Test
    void anchor_counts_round_halves_to_even() {
        AnchorsAndRegisters rule = new AnchorsAndRegisters(0.1);
        assertThat(rule.anchorCount(192)).isEqualTo(4); // 3.84
        assertThat(rule.anchorCount(128)).isEqualTo(3); // 2.56
        assertThat(rule.anchorCount(64)).isEqualTo(1); // 1.28
        assertThat(new AnchorsAndRegisters(0.5).anchorCount(5)).isZero(); // 0.5
        assertThat(new AnchorsAndRegisters(0.5).anchorCount(15)).isEqualTo(2); // 1.5
    }

    @Test
    void max_min_distance_takes_what_is_farthest_from_all_taken() {
        FloatMatrix similarity =
                square(
                        1, .9f, .2f, .5f, //
                        .9f, 1, .1f, .4f, //
                        .2f, .1f, 1, .3f, //
                        .5f, .4f, .3f, 1);
        // nearest others lie at .1 .1 .7 .5: first 2; from 2 the others lie at .8 .9 .7: then 1;
        // from {2, 1} 0 lies at .1 and 3 at min(.7, .6): then 3, then 0
        assertThat(MaxMinDistance.select(similarity, 4)).containsExactly(2, 1, 3, 0);
        assertThat(MaxMinDistance.select(similarity, 2)).containsExactly(2, 1);
        assertThat(MaxMinDistance.select(square(1, 1, 1, 1, 1, 1, 1, 1, 1), 3))
                .containsExactly(0, 1, 2);
        assertThat(MaxMinDistance.select(square(1), 1)).containsExactly(0);
    }

    @Test
    void dpp_prefers_a_different_token_to_a_better_one_alike() {
        FloatMatrix similarity = square(1, .9f, 0, .9f, 1, 0, 0, 0, 1);
        // d = 1 .81 .64: first 0; e_1 = 1 * .9 * .9 / 1 = .81, d_1 = .81 - .6561 = .1539: then 2
        assertThat(Dpp.select(similarity, new float[] {1, .9f, .8f}, 3)).containsExactly(0, 2, 1);
    }

    @Test
    void dpp_goes_on_where_the_kernel_has_no_rank_left() {
        // three equal tokens: after the first, d = 0 for the others
        FloatMatrix alike = square(1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(Dpp.select(alike, new float[] {1, 1, 1}, 3)).containsExactly(0, 1, 2);
        assertThat(Dpp.select(alike, new float[] {0, 0, 0}, 2)).containsExactly(0, 1);
    }

    @Test
    void thinning_compares_even_places_with_odd_ones_and_keeps_its_order() {
        float[] values = new float[36];
        set(values, 0, 1, .5f);
        set(values, 2, 3, .9f);
        set(values, 4, 5, .7f);
        set(values, 4, 0, .1f);
        set(values, 1, 3, .6f);
        set(values, 5, 3, .2f);
        FloatMatrix similarity = new FloatMatrix(6, 6, values);
        int[] list = {0, 1, 2, 3, 4, 5};
        // even 0 2 4 with .5 .9 .7, sorted 2 4 0, two leave at once: 0, then 1 3 5
        assertThat(BipartiteThin.thin(similarity, list, 4, 8)).containsExactly(0, 1, 3, 5);
        // one at a time: 2 leaves, list 4 0 1 3 5; its even places 4 1 5 have .1 .6 .2 to 0 and 3,
        // sorted 1 5 4, 1 leaves: 5 4, then 0 3
        assertThat(BipartiteThin.thin(similarity, list, 4, 1)).containsExactly(5, 4, 0, 3);
        assertThat(BipartiteThin.thin(similarity, list, 7, 8)).containsExactly(list);
        assertThat(BipartiteThin.thin(similarity, list, 0, 8)).isEmpty();
        assertThat(list).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void important_tokens_come_first_and_an_odd_rest_is_thinned_too() {
        ImportantThenDiverse rule = new ImportantThenDiverse(0.5, 8);
        FloatMatrix similarity = new FloatMatrix(6, 6, new float[36]);
        // trunc(2 * .5) = 1 important: 5; rest 4 3 2 1 0, of which the even places 4 2 0 leave
        // (4 should, but there are 3), then of 3 1 the even place 3
        float[] scores = {0, 1, 2, 3, 4, 5};
        assertThat(rule.select(scores, similarity, 2)).containsExactly(5, 1);
        assertThat(rule.importantCount(17)).isEqualTo(8);
        assertThatThrownBy(() -> new ImportantThenDiverse(1.5, 8))
                .hasMessage("important-share: expected a ratio in [0, 1], got 1.5");
    }

    private static void set(float[] square, int i, int j, float value) {
        int side = (int) Math.sqrt(square.length);
        square[i * side + j] = value;
        square[j * side + i] = value;
    }

    private static FloatMatrix square(float... values) {
        int side = (int) Math.sqrt(values.length);
        return new FloatMatrix(side, side, values);
    }
}
