package fastv.strategies.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fastv.core.prune.FloatMatrix;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TransformTest {

    @Test
    void cosines_are_those_of_angles_and_nothing_resembles_a_zero_vector() {
        FloatMatrix rows = new FloatMatrix(3, 2, new float[] {3, 4, 40, 30, 0, 0});
        FloatMatrix cosines = Cosine.matrix(rows); // 3 * 4 + 4 * 3 = 24, of 5 * 5
        assertThat(cosines.row(0)).containsExactly(new float[] {1, .96f, 0}, within(1e-7f));
        assertThat(cosines.row(2)).containsExactly(0, 0, 0);
        for (int row = 0; row < 3; row++) {
            assertThat(Cosine.between(rows, rows).row(row)).containsExactly(cosines.row(row));
        }
        assertThatThrownBy(() -> Cosine.between(rows, new FloatMatrix(1, 3, new float[3])))
                .hasMessageContaining("got 2 and 3");
    }

    @Test
    void full_width_attention_is_a_softmax_over_cls_too() {
        // width 4: scale 1/2; 2 * k / 2 = k: exp of 0, ln 2, ln 5 is 1 2 5 of 8
        FloatMatrix keys = new FloatMatrix(3, 4, new float[12]);
        float[] values = new float[12];
        values[4] = (float) Math.log(2);
        values[8] = (float) Math.log(5);
        float[] query = {2, 0, 0, 0};
        assertThat(FullWidthAttention.ofPatches(query, new FloatMatrix(3, 4, values)))
                .containsExactly(new float[] {.25f, .625f}, within(1e-6f));
        assertThat(FullWidthAttention.ofPatches(query, keys))
                .containsExactly(new float[] {1 / 3f, 1 / 3f}, within(1e-7f));
    }

    @Test
    void relevance_is_the_negated_mean_over_segments() {
        FloatMatrix image = new FloatMatrix(2, 2, new float[] {2, 0, 3, 4});
        FloatMatrix text = new FloatMatrix(2, 2, new float[] {1, 0, 0, 1});
        // patch 0: 1 and 0; patch 1: .6 and .8
        assertThat(TextRelevance.of(image, text))
                .containsExactly(new float[] {-.5f, -.7f}, within(1e-7f));
        // theta 1/2: factor .5 / (2 * .5) = .5
        assertThat(TextRelevance.weighted(new float[] {2, 0}, 0.5))
                .containsExactly(new float[] {(float) Math.E, 1}, within(1e-6f));
        assertThat(TextRelevance.weighted(new float[] {2, 0}, 0)).containsExactly(1, 1);
        assertThatThrownBy(() -> TextRelevance.weighted(new float[1], 1))
                .hasMessageContaining("theta");
    }

    @Test
    void crops_are_normalised_together() {
        FloatMatrix scores = new FloatMatrix(2, 2, new float[] {-1, 0, 3, 1});
        FloatMatrix normalised = MinMax.over(scores); // range 4
        assertThat(normalised.row(0)).containsExactly(new float[] {0, .25f}, within(1e-6f));
        assertThat(normalised.row(1)).containsExactly(new float[] {1, .5f}, within(1e-6f));
        assertThat(normalised.at(0, 0)).isPositive();
        assertThat(MinMax.over(new FloatMatrix(1, 2, new float[] {3, 3})).row(0))
                .containsExactly(1, 1);
    }
}
