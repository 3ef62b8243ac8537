package fastv.core.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MergedTokenTest {

    @Test
    void is_a_value() {
        int[] tokens = {2, 5};
        MergedToken merged = new MergedToken(tokens, new float[] {1, .5f});
        tokens[0] = 9;
        merged.weights()[0] = 9;
        assertThat(merged).isEqualTo(new MergedToken(new int[] {2, 5}, new float[] {1, .5f}));
        assertThat(merged).hasSameHashCodeAs(new MergedToken(merged.tokens(), merged.weights()));
        assertThat(merged).isNotEqualTo(MergedToken.alone(2)).hasToString("[2, 5] * [1.0, 0.5]");
    }

    @Test
    void refuses_what_is_no_weighted_sum_of_rows() {
        assertThatThrownBy(() -> new MergedToken(new int[] {1}, new float[0]))
                .hasMessage("merged token: expected a weight for each of 1 rows, got 0");
        assertThatThrownBy(() -> new MergedToken(new int[] {-1}, new float[] {1}))
                .hasMessageContaining("got row -1, weight 1.0");
        assertThatThrownBy(() -> new MergedToken(new int[] {0}, new float[] {Float.NaN}))
                .hasMessageContaining("weight NaN");
    }
}
