package fastv.strategies.visual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fastv.core.prune.Budget;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.core.prune.Rounding;
import fastv.core.prune.VisualStage;
import fastv.strategies.cluster.PatchClusters;
import fastv.strategies.score.TextSimilarity;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** CDPruner, PruneSID and ViTCoP on pictures worked out by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LaterStagesTest {
    private static final FloatMatrix NONE = new FloatMatrix(0, 0, new float[0]);

    private static FloatMatrix identity(int size) {
        float[] values = new float[size * size];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return new FloatMatrix(size, size, values);
    }

    private static VisualStage.Reduction diverse(
            int picture, FloatMatrix cosine, int keep, Optional<Double> theta) {
        // negated, -0.9 to -0.1 over both pictures: (s + 0.9 + 1e-6) / 0.8 makes
        // (1, 0.5, 0.75) of the first and (0.00000125, 0.875, 0.625) of the second
        FloatMatrix text = new FloatMatrix(1, 6, new float[] {0.1f, 0.5f, 0.3f, 0.9f, 0.2f, 0.4f});
        return new ConditionalDiversityStage(
                        new Budget.Count(keep),
                        new TextSimilarity(Optional.empty(), TextSimilarity.Sign.NEGATED, theta))
                .reduce(
                        new HandMadePicture(
                                picture, new FloatMatrix(3, 1, new float[3]), cosine, NONE, text));
    }

    @Test
    void relevance_is_scaled_over_all_pictures() {
        assertThat(diverse(0, identity(3), 1, Optional.empty()).scores())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : 1)
                .containsExactly(1f, 0.5f, 0.75f);
        assertThat(diverse(1, identity(3), 1, Optional.empty()).scores())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : 1)
                .containsExactly(0f, 0.875f, 0.625f);
    }

    @Test
    void of_unlike_patches_the_relevant_stay_and_of_like_ones_the_other() {
        // unlike: d = (1, 0.25, 0.5625), so 0 and 2
        assertThat(diverse(0, identity(3), 2, Optional.empty()).tokens())
                .containsExactly(MergedToken.alone(0), MergedToken.alone(2));
        // patch 2 like patch 0: e = 0.9 * 0.75 = 0.675, d = 0.5625 - 0.4556 = 0.107 < 0.25
        FloatMatrix like = new FloatMatrix(3, 3, new float[] {1, 0, 0.9f, 0, 1, 0, 0.9f, 0, 1});
        assertThat(diverse(0, like, 2, Optional.empty()).tokens())
                .containsExactly(MergedToken.alone(0), MergedToken.alone(1));
    }

    @Test
    void theta_bends_relevance() {
        // 0.5 / (2 * 0.5) = 0.5: exp(0.5), exp(0.25), exp(0.375)
        assertThat((double) diverse(0, identity(3), 1, Optional.of(0.5)).scores().get(1))
                .isCloseTo(Math.exp(0.25), within(1e-5));
    }

    @Test
    void semantic_groups_send_the_class_token_first_and_patches_as_they_were_picked() {
        // 4 tokens: 4 / 4 = 1 component, so one group; nothing resembles anything, threshold 0.
        // By score 0, 2, 3, 1, of which three go on; row 0 is the class token
        HandMadePicture picture =
                new HandMadePicture(
                        0,
                        new FloatMatrix(4, 2, new float[] {1, 2, 3, 1, 0, 1, 2, 2}),
                        identity(4),
                        new FloatMatrix(1, 4, new float[] {0.4f, 0.1f, 0.3f, 0.2f}),
                        NONE);

        assertThat(new SemanticGroupsStage(4, -2).reduce(picture).tokens())
                .containsExactly(
                        MergedToken.alone(0),
                        MergedToken.alone(1),
                        MergedToken.alone(3),
                        MergedToken.alone(4));
        assertThat(new SemanticGroupsStage(192, -2).outputs(576)).isEqualTo(192);
        assertThat(new SemanticGroupsStage(192, -2).outputs(64)).isEqualTo(64);
    }

    @Test
    void clustered_patches_go_on_with_their_cluster_as_a_mark() {
        // 3 of 4 by attention: 0, 2, 3. Their keys 0, 3, 20 with radius 2: 0 and 3 are equally
        // dense
        // and follow each other, the one centre is 20
        FloatMatrix apart =
                new FloatMatrix(
                        4, 4, new float[] {0, 1, 3, 20, 1, 0, 2, 19, 3, 2, 0, 17, 20, 19, 17, 0});
        FloatMatrix attention = new FloatMatrix(1, 4, new float[] {0.4f, 0.1f, 0.3f, 0.2f});
        VisualStage stage =
                new ClusteredPatchesStage(
                        new Budget.KeptRatio(0.75, Rounding.FLOOR),
                        -2,
                        new PatchClusters(0.1, 2, 10));
        FloatMatrix rows = new FloatMatrix(4, 1, new float[4]);

        VisualStage.Reduction first =
                stage.reduce(new HandMadePicture(0, rows, NONE, attention, NONE, apart));
        VisualStage.Reduction second =
                stage.reduce(new HandMadePicture(1, rows, NONE, attention, NONE, apart));

        assertThat(first.tokens())
                .containsExactly(MergedToken.alone(1), MergedToken.alone(3), MergedToken.alone(4));
        assertThat(first.marks()).containsExactly(-1f, Float.NaN, -1f, 0f);
        assertThat(second.marks()).containsExactly(2f, Float.NaN, 2f, 3f); // 3 tokens per picture
    }
}
