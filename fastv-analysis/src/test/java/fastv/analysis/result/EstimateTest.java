package fastv.analysis.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EstimateTest {

    @Test
    void a_share_of_all_still_has_an_interval() {
        // Wilson for 10 of 10: lower end 1 / (1 + z^2 / 10) = 1 / 1.38415
        Estimate all = Estimate.ofShare(10, 10);
        assertThat(all.low()).isCloseTo(0.72247, within(1e-5));
        assertThat(all.high()).isEqualTo(1);
    }

    @Test
    void pairs_that_never_differ_prove_no_equality() {
        // Agresti and Min: sqrt(0 + 0 + 1) / 12 = 0.08333, times 1.95996
        Estimate same = Estimate.ofPairs(0, 0, 10);
        assertThat(same.value()).isZero();
        assertThat(same.low()).isCloseTo(-0.16333, within(1e-5));
        assertThat(same.high()).isCloseTo(0.16333, within(1e-5));
        assertThat(same.excludesZero()).isFalse();
    }

    @Test
    void a_mean_has_the_interval_of_its_standard_error() {
        Moments moments = new Moments();
        for (double value : new double[] {2, 4, 6}) {
            moments.add(value);
        }
        // standard deviation 2, standard error 2 / sqrt(3)
        Estimate mean = moments.estimate();
        assertThat(mean.value()).isEqualTo(4);
        assertThat(mean.high() - mean.value()).isCloseTo(1.95996 * 1.154701, within(1e-5));
        moments.add(Double.NaN);
        assertThat(moments.count()).isEqualTo(3);
    }

    @Test
    void a_median_is_kept_without_the_numbers() {
        QuantileSketch sketch = new QuantileSketch();
        for (int i = 1; i <= 1001; i++) {
            sketch.add(i / 1000.0);
        }
        assertThat(sketch.median()).isCloseTo(0.501, within(0.001));
    }

    @Test
    void a_label_says_the_strategy_and_its_options() {
        Knobs knobs = Knobs.of("fastv(k=2, r=0.5)");
        assertThat(knobs.strategy()).isEqualTo("fastv");
        assertThat(knobs.number("k")).hasValue(2);
        assertThat(knobs.number("r")).hasValue(0.5);
        assertThat(Knobs.of("my (own) strategy").number("k")).isEmpty();
        assertThat(Knobs.of("none").isUnpruned()).isTrue();
    }
}
