package fastv.strategies.cache;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.prune.FloatMatrix;
import fastv.strategies.budget.PyramidCapacity;
import fastv.strategies.cache.ObservationWindow.Pooling;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CacheRulesTest {
    @Test
    void the_first_and_the_last_entries_stay() {
        SinkAndRecent rule = new SinkAndRecent(1, 3);
        assertThat(rule.kept(4)).containsExactly(0, 1, 2, 3);
        assertThat(rule.kept(6)).containsExactly(0, 3, 4, 5);
        assertThat(rule.keptForSpace(6, 2)).containsExactly(0, 5);
        assertThat(SinkAndRecent.keptAfterRange(5, 1, 4)).containsExactly(0, 4);
    }

    @Test
    void the_most_attended_entry_survives_and_takes_its_score_along() {
        HeavyHitters cache = new HeavyHitters(1, 1);
        cache.add(new FloatMatrix(3, 3, new float[] {1, 0, 0, .5f, .5f, 0, .25f, .25f, .5f}));
        // columns sum to 1.75, 0.75, 0.5: of the first two the first stays, and the last
        assertThat(cache.tokens()).containsExactly(0, 2);
        assertThat(cache.scores()).containsExactly(1.75f, 0.5f);
        cache.add(new FloatMatrix(1, 3, new float[] {0, .75f, .25f}));
        // 1.75, 1.25, 0.25
        assertThat(cache.tokens()).containsExactly(0, 3);
        assertThat(cache.scores()).containsExactly(1.75f, 0.25f);
    }

    @Test
    void the_window_keeps_what_its_queries_look_at_in_order_of_score() {
        FloatMatrix queries = new FloatMatrix(4, 1, new float[] {0, 0, 0, 1});
        FloatMatrix keys = new FloatMatrix(4, 1, new float[] {0, 1, 2, 0});
        // weights of the first three keys are as 1 : e : e^2
        ObservationWindow plain = new ObservationWindow(1, 1, Pooling.AVERAGE);
        assertThat(plain.kept(queries, keys, 3)).containsExactly(2, 1, 3);
        // means of three, zeros beyond the ends: (1 + e), (1 + e + e^2), (e + e^2)
        ObservationWindow pooled = new ObservationWindow(1, 3, Pooling.AVERAGE);
        assertThat(pooled.kept(queries, keys, 2)).containsExactly(1, 3);
        assertThat(pooled.kept(queries, keys, 4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void lower_layers_keep_more() {
        PyramidCapacity pyramid = new PyramidCapacity(40, 8, 20, 8);
        // a = 32, lo = 1, hi = 63, step = 62 / 7 = 8
        assertThat(IntStream.range(0, 8).map(layer -> pyramid.keep(layer, 200)))
                .containsExactly(71, 63, 55, 47, 39, 31, 23, 15);
        assertThat(pyramid.keep(0, 50)).isEqualTo(40);
        assertThat(pyramid.keep(0, 30)).isEqualTo(30);
    }
}
