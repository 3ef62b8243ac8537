package fastv.strategies.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fastv.strategies.named.RemovalFit.Sample;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RemovalFitTest {

    /**
     * Four image tokens, three layers, of which the first two are seen. Cross totals are 10.
     *
     * <pre>
     *   layer 0  cross 1 2 3 4   self 4 1 2 3
     *   layer 1  cross 4 3 2 1   self 1 2 3 4
     * </pre>
     */
    private static final Sample SAMPLE =
            new Sample(
                    6,
                    List.of(new float[] {1, 2, 3, 4}, new float[] {4, 3, 2, 1}),
                    List.of(new float[] {4, 1, 2, 3}, new float[] {1, 2, 3, 4}));

    private static final RemovalFit FIT = new RemovalFit(List.of(SAMPLE), n -> n, 3);

    @Test
    void what_both_signals_can_spare_leaves() {
        // 0.3 of 10 may go. Layer 0: cross lets 0, 1 go (1 + 2), self lets 1, 2 go (1 + 2): 1
        // leaves.
        // Layer 1: of 0, 2, 3 cross may keep no less than 7 = 4 + 2 + 1, none may go.
        assertThat(FIT.removed(0.3)).containsExactly(1, 0, 0);
    }

    @Test
    void nothing_leaves_without_tolerance_and_everything_with_all_of_it() {
        assertThat(FIT.removed(0)).containsExactly(0, 0, 0);
        assertThat(FIT.removed(1)).containsExactly(4, 0, 0);
    }

    @Test
    void the_table_is_the_mean_over_samples_rounded_down() {
        Sample still = new Sample(6, List.of(new float[4], new float[4]), SAMPLE.self());
        RemovalFit both = new RemovalFit(List.of(SAMPLE, still), n -> n, 3);
        // of still all but nothing is spared: cross is 0 everywhere, self lets 1 and 2 go, so 2
        // leave;
        // (1 + 2) / 2
        assertThat(both.removed(0.3).get(0)).isEqualTo(1);
    }

    @Test
    void the_share_counts_text_and_the_layers_behind_a_removal() {
        // 6 + 5 + 5 of 18
        assertThat(FIT.share(List.of(1, 0, 0))).isCloseTo(16 / 18.0, within(1e-12));
    }

    @Test
    void the_smallest_tolerance_that_saves_enough_is_found() {
        double alpha = FIT.alpha(0.1);
        assertThat(FIT.share(FIT.removed(alpha))).isLessThanOrEqualTo(0.9);
        assertThat(FIT.share(FIT.removed(alpha - 0.02))).isGreaterThan(0.9);
    }

    @Test
    void more_than_all_image_tokens_cannot_be_saved() {
        // without any image token the layers behind the first cost 2 + 2 of 18: 8 are saved
        assertThatThrownBy(() -> FIT.alpha(0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected at most 0.444");
    }
}
