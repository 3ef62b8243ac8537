package fastv.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShapeTest {

    @Test
    void refuses_key_heads_that_do_not_divide_the_query_heads() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecoderShape(8, 12, 3, 4, 3, 2, 10))
                .withMessage("kvHeads: expected a divisor of heads = 4, got 3");
    }

    @Test
    void refuses_sizes_that_are_not_positive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecoderShape(8, 0, 3, 4, 2, 2, 10))
                .withMessage("intermediateSize: expected more than 0, got 0");
    }

    @Test
    void refuses_a_tower_with_fewer_tokens_than_patches() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VisionShape(8, 16, 2, 2, 14, 28, 3))
                .withMessage("tokens: expected at least the 4 patches, got 3");
    }

    @Test
    void refuses_a_projector_into_another_decoder() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new ModelShape(
                                        Shapes.TINY,
                                        Optional.empty(),
                                        Optional.of(new ProjectorShape(5, 9))))
                .withMessage("projector.hidden: expected the decoder's 8, got 9");
    }

    @Test
    void counts_a_tower_by_patches_blocks_and_tokens() {
        // 2 x 2 patches of 3 * 14 * 14 values into width 8: 4 * 588 * 8 = 18,816
        // a block on 5 tokens: 4*5*8*8 + 2*5*5*8 + 2*5*8*16 = 1,280 + 400 + 1,280 = 2,960
        assertThat(new VisionShape(8, 16, 2, 2, 14, 28, 5).macs()).isEqualTo(18_816 + 2 * 2_960);
    }

    @Test
    void counts_both_matrices_of_the_projector() {
        // 4 features: 4 * 5 * 8 + 4 * 8 * 8
        assertThat(new ProjectorShape(5, 8).macs(4)).isEqualTo(160 + 256);
    }
}
