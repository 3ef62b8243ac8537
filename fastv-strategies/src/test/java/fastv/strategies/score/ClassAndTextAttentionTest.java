package fastv.strategies.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.HeadMean;
import fastv.core.prune.SampleSeed;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** AutoPrune's two readings, on one head in which two text tokens look at one patch each. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClassAndTextAttentionTest {

    private record Rows(FloatMatrix head) implements Evidence {
        @Override
        public TokenLayout layout() {
            return TokenLayout.builder()
                    .picture(0, 2)
                    .text(Segment.INSTRUCTION, 2)
                    .build()
                    .marked(List.of(new float[] {0.125f, Float.NaN}));
        }

        @Override
        public int[] candidates() {
            return new int[] {0, 1};
        }

        @Override
        public ChosenAttention attention(int layer, EvidenceNeed.Queries queries) {
            return new ChosenAttention() {
                @Override
                public int queries() {
                    return head.rows();
                }

                @Override
                public FloatMatrix mean(HeadMean heads) {
                    return head;
                }

                @Override
                public List<FloatMatrix> byHead() {
                    return List.of(head);
                }

                @Override
                public float[] largestSummed() {
                    throw new IllegalStateException("not asked");
                }
            };
        }

        @Override
        public AttentionReading attention(int layer) {
            throw new IllegalStateException("not announced");
        }

        @Override
        public int ranking() {
            return 0;
        }

        @Override
        public SampleSeed seed() {
            return new SampleSeed(0, "a");
        }
    }

    private static final Rows APART =
            new Rows(new FloatMatrix(2, 2, new float[] {0.4f, 0, 0, 0.2f}));

    @Test
    void the_text_counts_as_much_as_the_prompt_is_complex() {
        // one bit over 2 text tokens: 0.3 * 1 / 2 = 0.15 of (0.2, 0.1), beside (0.125, nothing)
        float[] scores = new ClassAndTextAttention(0, 0.3).score(APART);
        assertThat(scores[0]).isCloseTo(0.125f + 0.03f, within(1e-6f));
        assertThat(scores[1]).isCloseTo(0.015f, within(1e-6f));
    }

    @Test
    void without_text_the_class_token_decides() {
        Rows silent = new Rows(new FloatMatrix(0, 2, new float[0]));
        assertThat(new ClassAndTextAttention(0, 0.3).score(silent)).containsExactly(0.125f, 0);
    }

    @Test
    void complexity_is_taken_before_the_layer_behind_the_one_it_reads() {
        assertThat(new Complexity(1).layer()).isEqualTo(2);
        assertThat(new Complexity(1).take(APART)).isCloseTo(1, within(1e-9));
    }
}
