package fastv.strategies.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WithdrawalSearchTest {
    @Test
    void the_divergence_is_that_of_the_cut_model_from_the_whole_one() {
        float[] dropped = {0, 0};
        float[] full = {(float) Math.log(3), 0};
        // 1/2 ln((1/2) / (3/4)) + 1/2 ln((1/2) / (1/4)) = ln(4/3) / 2
        assertThat(WithdrawalSearch.divergence(dropped, full))
                .isCloseTo(Math.log(4.0 / 3) / 2, within(1e-7));
        assertThat(WithdrawalSearch.divergence(full, full)).isZero();
    }
}
