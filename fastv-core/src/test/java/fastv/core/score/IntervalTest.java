package fastv.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Values of statsmodels and plain arithmetic. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IntervalTest {
    private static final double TOLERANCE = 1e-11;

    @Test
    void wilson_agrees_with_statsmodels() {
        Interval interval = Interval.wilson(878, 1145);
        assertThat(interval.low()).isCloseTo(0.741451739315, within(TOLERANCE));
        assertThat(interval.high()).isCloseTo(0.790388398685, within(TOLERANCE));
    }

    @Test
    void wilson_stays_between_0_and_1() {
        assertThat(Interval.wilson(0, 12).low()).isZero();
        assertThat(Interval.wilson(0, 12).high()).isCloseTo(0.242494006655, within(TOLERANCE));
        assertThat(Interval.wilson(12, 12).high()).isEqualTo(1);
    }

    @Test
    void percentiles_interpolate_between_replicates() {
        // sorted 0.25 0.5 0.75 0.75 1: places 0.1 and 3.9
        Interval interval = Interval.percentile(new double[] {0.75, 0.5, 0.75, 1, 0.25});
        assertThat(interval.low()).isCloseTo(0.275, within(TOLERANCE));
        assertThat(interval.high()).isCloseTo(0.975, within(TOLERANCE));
    }

    @Test
    void replicates_in_which_nothing_was_counted_are_left_out() {
        Interval interval = Interval.percentile(new double[] {Double.NaN, 2, 2});
        assertThat(interval.low()).isEqualTo(2);
        assertThat(interval.high()).isEqualTo(2);
    }
}
