package fastv.strategies.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Components that are known by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomisedPcaTest {

    private static double[] loadings(double[][] tokens, int components, int which, long seed) {
        double[] row =
                RandomisedPca.loadings(tokens, components, new SplittableRandom(seed))[which];
        return Arrays.stream(row).map(Math::abs).toArray();
    }

    private static double[][] tokens() {
        // less their means: (3, -3, 0, 0) twice and (0, 0, 1, -1). The two directions are
        // orthogonal, with singular values 3 sqrt(2) * sqrt(2) = 6 and sqrt(2).
        return new double[][] {{8, 2, 5, 5}, {3, -3, 0, 0}, {0, 0, 1, -1}};
    }

    @Test
    void the_strongest_component_comes_first_whatever_the_seed() {
        double half = Math.sqrt(0.5);
        for (long seed = 0; seed < 20; seed++) {
            assertThat(loadings(tokens(), 2, 0, seed))
                    .containsExactly(new double[] {half, half, 0}, within(1e-9));
            assertThat(loadings(tokens(), 2, 1, seed))
                    .containsExactly(new double[] {0, 0, 1}, within(1e-9));
        }
    }

    @Test
    void fewer_directions_than_components_leave_zeros() {
        assertThat(loadings(tokens(), 3, 2, 1))
                .containsExactly(new double[] {0, 0, 0}, within(1e-9));
        assertThat(loadings(new double[][] {{1, 1}, {2, 2}}, 1, 0, 1)).containsExactly(0, 0);
    }
}
