package fastv.strategies.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fastv.core.prune.FloatMatrix;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two text tokens that look at two image tokens. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MutualInformationTest {

    private static FloatMatrix attention(float... values) {
        return new FloatMatrix(2, 2, values);
    }

    @Test
    void text_that_looks_alike_tells_nothing() {
        // (0.1, 0.3) and (0.2, 0.6) are both (1/4, 3/4)
        assertThat(MutualInformation.of(attention(0.1f, 0.3f, 0.2f, 0.6f)))
                .isCloseTo(0, within(1e-7));
    }

    @Test
    void text_that_looks_apart_tells_one_bit() {
        // p(v) = (1/2, 1/2): mean of log2(1 / (1/2)) twice
        assertThat(MutualInformation.of(attention(0.4f, 0, 0, 0.1f))).isCloseTo(1, within(1e-9));
    }

    @Test
    void rows_become_distributions_before_they_are_compared() {
        // (1/2, 1/2) and (1, 0), so p(v) = (3/4, 1/4):
        // first  1/2 log2(2/3) + 1/2 log2(2) = 1/2 (-0.584963) + 1/2 = 0.207519
        // second log2(4/3)                   = 0.415037, mean 0.311278
        FloatMatrix half = attention(0.2f, 0.2f, 0.4f, 0);
        assertThat(MutualInformation.of(half)).isCloseTo(0.311278, within(1e-6));
        assertThat(MutualInformation.ofHeads(List.of(half, attention(0.4f, 0, 0, 0.1f))))
                .isCloseTo(1.311278, within(1e-6));
    }

    @Test
    void nothing_tells_nothing() {
        assertThat(MutualInformation.of(attention(0, 0, 0, 0))).isZero();
        assertThat(MutualInformation.of(new FloatMatrix(0, 2, new float[0]))).isZero();
        assertThat(MutualInformation.of(new FloatMatrix(2, 0, new float[0]))).isZero();
    }
}
