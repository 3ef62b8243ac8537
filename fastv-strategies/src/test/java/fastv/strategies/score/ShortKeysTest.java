package fastv.strategies.score;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.prune.Evidence;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.SampleSeed;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** ViTCoP's measure on two heads of two numbers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShortKeysTest {

    private static final class Rows implements Evidence {
        @Override
        public TokenLayout layout() {
            return TokenLayout.builder().text(Segment.SYSTEM, 1).picture(0, 3).build();
        }

        @Override
        public int[] candidates() {
            return new int[] {1, 2, 3};
        }

        @Override
        public FloatMatrix keys(int layer) {
            return new FloatMatrix(
                    4, 4, new float[] {9, 9, 9, 9, 3, 0, -3, 0, 1, 0, 1, 0, 0, 2, 0, 4});
        }

        @Override
        public int keyHeads() {
            return 2;
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

    @Test
    void heads_are_averaged_before_the_length_is_taken() {
        // row 1: (3, 0) and (-3, 0) cancel; row 2: (1, 0); row 3: (0, 2) and (0, 4) make (0, 3)
        assertThat(new ShortKeys(21).score(new Rows())).containsExactly(-0f, -1f, -3f);
    }
}
