package fastv.strategies.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.prune.FloatMatrix;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * ViTCoP's clusters of four patches, two in a row, whose keys are numbers on a line.
 *
 * <p>Of 0, 1, 3, 20 with radius 2 the densities are, to four places, e^(-1/4) = 0.7788, e^(-9/4) =
 * 0.1054, e^(-1) = 0.3679:
 *
 * <pre>
 *   0: 1 + 0.7788 + 0.1054 = 1.8842     follows 1, score 1.8842
 *   1: 1 + 0.7788 + 0.3679 = 2.1467     follows none
 *   2: 1 + 0.1054 + 0.3679 = 1.4733     follows 1, score 2 * 1.4733 = 2.9466
 *   3: 1                                follows 2, score 17
 * </pre>
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PatchClustersTest {
    private static final int[] ALL = {0, 1, 2, 3};
    private static final double ANYWHERE = 10;

    private static FloatMatrix line(float... keys) {
        float[] distances = new float[keys.length * keys.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(keys[i / keys.length] - keys[i % keys.length]);
        }
        return new FloatMatrix(keys.length, keys.length, distances);
    }

    private static int[] labels(double share, double near) {
        return new PatchClusters(share, 2, near).labels(line(0, 1, 3, 20), ALL, 2);
    }

    @Test
    void patches_follow_denser_ones_to_a_centre() {
        // centres: 1, which follows none, and 3
        assertThat(labels(0.5, ANYWHERE)).containsExactly(0, 0, 0, 1);
    }

    @Test
    void there_is_one_centre_at_least() {
        // trunc(0.1 * 4) = 0, so 1: 3 follows 2, 2 follows 1
        assertThat(labels(0.1, ANYWHERE)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void patches_far_away_in_the_picture_are_not_followed() {
        // 1 and 2 are diagonal, 0.707 apart: 2 follows 0, score 3 * 1.4733 = 4.4199. Centres 1, 3,
        // 2
        assertThat(labels(0.75, 0.6)).containsExactly(0, 0, 2, 1);
    }

    @Test
    void patches_that_follow_each_other_make_one_more_cluster() {
        // one density for all: 0 and 1 follow each other, so do 2 and 3, all scores are equal
        assertThat(new PatchClusters(0.25, 1, ANYWHERE).labels(line(0, 1, 50, 51), ALL, 2))
                .containsExactly(0, 0, PatchClusters.CIRCLE, PatchClusters.CIRCLE);
    }

    @Test
    void patches_that_left_count_nothing() {
        // of 0, 3, 20: the first two have density 1.1054 and follow each other, 20 scores best
        assertThat(
                        new PatchClusters(0.1, 2, ANYWHERE)
                                .labels(line(0, 1, 3, 20), new int[] {0, 2, 3}, 2))
                .containsExactly(PatchClusters.CIRCLE, PatchClusters.CIRCLE, 0);
    }
}
