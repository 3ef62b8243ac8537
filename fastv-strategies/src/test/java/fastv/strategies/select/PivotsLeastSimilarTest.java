package fastv.strategies.select;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.prune.FloatMatrix;
import fastv.strategies.select.PivotsLeastSimilar.Choice;
import fastv.strategies.select.PivotsLeastSimilar.PivotOrder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PivotsLeastSimilarTest {
    /** Rows: system, image 1 to 4, text 5 and 6; states are directions in the plane. */
    private static final FloatMatrix STATES =
            new FloatMatrix(7, 2, new float[] {1, 1, 1, 0, 1, 0.1f, -1, 0, 0, 1, 0, -1, 1, 0});

    private static final int[] IMAGE = {1, 2, 3, 4};
    private static final int[] TEXT = {5, 6};

    @Test
    void each_pivot_takes_the_tokens_least_similar_to_it() {
        float[] norms = {9, 4, 1, 2, 3, 1, 5};
        Choice choice =
                new PivotsLeastSimilar(IMAGE, TEXT, STATES).choose(norms, 1, 1, 1, PivotOrder.NORM);
        assertThat(choice.imagePivots()).containsExactly(1);
        assertThat(choice.textPivots()).containsExactly(6);
        // cosines to row 1: row 2 nearly 1, row 3 -1, row 4 0; then of rows 2 and 4 row 4 is 0
        assertThat(choice.picked()).containsExactly(3, 4);
        assertThat(choice.kept()).containsExactly(1, 3, 4);
    }

    @Test
    void text_pivots_only_probe() {
        float[] norms = {0, 4, 1, 2, 3, 1, 5};
        Choice choice =
                new PivotsLeastSimilar(IMAGE, TEXT, STATES)
                        .choose(norms, 1, 2, 0, PivotOrder.CPYTHON_SET);
        assertThat(choice.visited()).containsExactly(1, 5, 6);
        assertThat(choice.kept()).containsExactly(1);
    }

    @Test
    void counts_are_truncated() {
        assertThat(PivotsLeastSimilar.perPivot(128, 8)).isEqualTo(16);
        assertThat(PivotsLeastSimilar.perPivot(576, 0.778, 8)).isEqualTo(15); // 15.98
    }
}
