package fastv.strategies.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.prune.CacheBudget;
import fastv.core.prune.CacheStage;
import fastv.core.prune.Rounding;
import fastv.strategies.cache.TopKAndRecent.KeptOrder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CacheSelectorsTest {

    private static CacheStage stage(CacheStage.Site site, CacheBudget budget, int recent) {
        return new CacheStage(
                site,
                new SameForAll(),
                budget,
                new TopKAndRecent(recent, KeptOrder.PLACE),
                CacheStage.Positions.ORIGINAL,
                CacheStage.Heads.KEY_VALUE);
    }

    @Test
    void the_best_and_the_last_stay_in_either_order() {
        float[] scores = {1, 4, 3, 2, 9, 9};
        assertThat(new TopKAndRecent(2, KeptOrder.PLACE).select(scores, 6, 4))
                .containsExactly(1, 2, 4, 5);
        assertThat(new TopKAndRecent(2, KeptOrder.SCORE).select(scores, 6, 4))
                .containsExactly(1, 2, 4, 5);
        assertThat(new TopKAndRecent(2, KeptOrder.SCORE).select(new float[] {1, 3, 4, 2}, 6, 4))
                .containsExactly(2, 1, 4, 5);
    }

    @Test
    void where_one_leaves_the_later_of_equal_ones_does() {
        float[] scores = {2, 1, 5, 1, 3};
        assertThat(new TopKAndRecent(1, KeptOrder.PLACE).select(scores, 5, 4))
                .containsExactly(0, 1, 2, 4);
    }

    @Test
    void the_first_stay_and_the_budget_says_how_many_of_the_last() {
        float[] none = new float[10];
        assertThat(new FirstAndRecent(2).select(none, 10, 5)).containsExactly(0, 1, 7, 8, 9);
        assertThat(new FirstAndRecent(4).select(none, 10, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void once_after_the_prompt_what_is_generated_comes_on_top() {
        CacheStage once = stage(CacheStage.Site.KV_PREFILL, new CacheBudget.Count(16), 4);
        assertThat(once.entriesAfter(0, 2, 40, 5)).isEqualTo(21);
        assertThat(once.entriesAfter(0, 2, 10, 5)).isEqualTo(15);
    }

    @Test
    void after_every_step_the_budget_is_never_exceeded() {
        CacheStage always = stage(CacheStage.Site.KV_STEP, new CacheBudget.Count(16), 4);
        assertThat(always.entriesAfter(0, 2, 40, 5)).isEqualTo(16);
        assertThat(always.entriesAfter(0, 2, 10, 5)).isEqualTo(15);
        assertThat(always.entriesAfter(0, 2, 10, 9)).isEqualTo(16);
    }

    @Test
    void the_last_entries_that_always_stay_are_the_least_of_a_share() {
        CacheBudget tenth = new CacheBudget.KeptRatio(0.1, Rounding.FLOOR);
        CacheStage stage = stage(CacheStage.Site.KV_PREFILL, tenth, 8);
        assertThat(stage.capacity(0, 2, 40)).isEqualTo(8);
        assertThat(stage.capacity(0, 2, 100)).isEqualTo(10);
    }

    @Test
    void a_pyramid_gives_lower_layers_more() {
        // a = 12 beyond the window; low = 12 / 4 = 3, high = 24 - 3 = 21, step = 18 / 3 = 6
        PyramidBudget pyramid = new PyramidBudget(16, 4, 4);
        assertThat(pyramid.keep(0, 4, 100)).isEqualTo(25);
        assertThat(pyramid.keep(1, 4, 100)).isEqualTo(19);
        assertThat(pyramid.keep(3, 4, 100)).isEqualTo(7);
        assertThat(pyramid.keep(0, 1, 100)).isEqualTo(16);
    }

    @Test
    void a_window_cannot_be_looked_through_at_every_step() {
        var score =
                new WindowAttentionScore(
                        new ObservationWindow(4, 5, ObservationWindow.Pooling.AVERAGE));
        assertThatThrownBy(
                        () ->
                                new CacheStage(
                                        CacheStage.Site.KV_STEP,
                                        score,
                                        new CacheBudget.Count(16),
                                        new TopKAndRecent(4, KeptOrder.SCORE),
                                        CacheStage.Positions.ORIGINAL,
                                        CacheStage.Heads.KEY_VALUE))
                .hasMessageContaining("expected the site kv-prefill, got kv-step");
    }
}
