package fastv.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LearningRateTest {

    @Test
    void rises_in_a_line_and_is_full_after_the_warm_up() {
        LearningRate rate = new LearningRate(4, 0.1, Optional.empty());
        assertThat(rate.at(1, 12)).isEqualTo(0.25);
        assertThat(rate.at(3, 12)).isEqualTo(0.75);
        assertThat(rate.at(4, 12)).isEqualTo(1);
    }

    /** Half way the cosine is 0, so 0.1 + 0.9 / 2; at a quarter it is the root of 1/2. */
    @Test
    void falls_along_half_a_cosine_to_the_floor() {
        LearningRate rate = new LearningRate(4, 0.1, Optional.empty());
        assertThat(rate.at(6, 12)).isEqualTo(0.1 + 0.45 * (1 + Math.sqrt(0.5)), within(1e-12));
        assertThat(rate.at(8, 12)).isEqualTo(0.55, within(1e-12));
        assertThat(rate.at(12, 12)).isEqualTo(0.1, within(1e-12));
    }

    @Test
    void stays_full_where_the_floor_is_one_and_starts_full_without_a_warm_up() {
        LearningRate rate = new LearningRate(0, 1, Optional.empty());
        assertThat(rate.at(1, 10)).isEqualTo(1);
        assertThat(rate.at(10, 10)).isEqualTo(1);
    }

    @Test
    void a_stage_that_breaks_off_follows_the_cosine_of_the_longer_one() {
        LearningRate whole = new LearningRate(10, 0.02, Optional.empty());
        LearningRate brokenOff = new LearningRate(10, 0.02, Optional.of(1000L));

        for (long step = 1; step <= 300; step++) {
            assertThat(brokenOff.at(step, 300)).isEqualTo(whole.at(step, 1000));
        }
    }
}
