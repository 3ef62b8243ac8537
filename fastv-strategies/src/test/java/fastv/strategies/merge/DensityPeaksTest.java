package fastv.strategies.merge;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DensityPeaksTest {
    @Test
    void near_tokens_become_one_and_the_densest_cluster_comes_first() {
        float[] tokens = {0, 10, .25f, 10.5f};
        float[] apart = new float[16];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = Math.abs(tokens[i / 4] - tokens[i % 4]);
        }
        // densities exp(-d^2 / 2), d the neighbour's distance: the pair at 0 is denser; its first
        // token
        // has the largest distance of all as delta, 10 has 9.75, the others 0.25 and 0.5
        List<MergedToken> merged = DensityPeaks.merge(new FloatMatrix(4, 4, apart), 2);
        assertThat(merged.get(0).tokens()).containsExactly(0, 2);
        assertThat(merged.get(1).tokens()).containsExactly(1, 3);
        assertThat(merged.get(1).weights()[0]).isEqualTo((float) (1 / 2.000001));
    }

    @Test
    void a_tenth_of_three_tenths_come_back() {
        assertThat(DensityPeaks.recycled(276, 0.3)).isEqualTo(83); // 82.8
        assertThat(DensityPeaks.clusters(83, 10)).isEqualTo(9);
    }
}
