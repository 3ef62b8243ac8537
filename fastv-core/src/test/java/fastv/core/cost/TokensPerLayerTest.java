package fastv.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokensPerLayerTest {

    @Test
    void cuts_before_a_layer_and_says_so_in_run_lengths() {
        assertThat(TokensPerLayer.uncut(32, 640).cutBefore(2, 352).runLengths())
                .isEqualTo("2x640 30x352");
    }

    @Test
    void takes_several_cuts() {
        TokensPerLayer tokens =
                TokensPerLayer.uncut(6, 100).cutBefore(1, 60).cutBefore(4, 30).cutBefore(5, 10);
        assertThat(tokens.toArray()).containsExactly(100, 60, 60, 60, 30, 10);
        assertThat(tokens.last()).isEqualTo(10);
    }

    @Test
    void cuts_everything_before_layer_0_and_nothing_before_the_end() {
        assertThat(TokensPerLayer.uncut(4, 9).cutBefore(0, 5).runLengths()).isEqualTo("4x5");
        assertThat(TokensPerLayer.uncut(4, 9).cutBefore(4, 5).runLengths()).isEqualTo("4x9");
    }

    @Test
    void refuses_a_layer_beyond_the_model() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokensPerLayer.uncut(4, 9).cutBefore(5, 5))
                .withMessage("layer: expected 0 to 4, got 5");
    }

    @Test
    void refuses_a_cut_that_adds_tokens() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokensPerLayer.uncut(4, 9).cutBefore(1, 10))
                .withMessage("remaining tokens: expected at most 9, got 10");
    }

    @Test
    void does_not_change_with_the_array_it_was_made_of() {
        int[] counts = {3, 2};
        TokensPerLayer tokens = TokensPerLayer.of(counts);
        counts[0] = 7;
        tokens.toArray()[1] = 7;
        assertThat(tokens).isEqualTo(TokensPerLayer.of(3, 2));
    }
}
