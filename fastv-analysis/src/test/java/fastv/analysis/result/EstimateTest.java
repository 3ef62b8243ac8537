package fastv.analysis.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fastv.analysis.estimate.Estimate;
import fastv.core.statistics.Moments;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EstimateTest {

    @Test
    void a_share_of_all_still_has_an_interval() {
        // Wilson for 10 of 10: lower end 1 / (1 + z^2 / 10) = 1 / 1.38415
        Estimate all = Estimate.share(10, 10);
        assertThat(all.low()).isCloseTo(0.72247, within(1e-5));
        assertThat(all.high()).isCloseTo(1, within(1e-12));
    }

    @Test
    void a_mean_has_its_t_interval() {
        Moments moments = new Moments();
        for (double value : new double[] {2, 4, 6}) {
            moments.addKnown(value);
        }
        moments.addKnown(Double.NaN);
        // standard deviation 2, standard error 2 / sqrt(3), t of 2 degrees of freedom
        Estimate mean = Estimate.of(moments);
        assertThat(mean.samples()).isEqualTo(3);
        assertThat(mean.mean()).isEqualTo(4);
        assertThat(mean.high() - mean.mean()).isCloseTo(4.302653 * 1.154701, within(1e-5));
    }

    @Test
    void a_single_number_has_no_interval_but_itself() {
        Moments moments = new Moments();
        moments.add(3);
        assertThat(Estimate.of(moments).interval()).isEmpty();
        assertThat(Estimate.of(moments).low()).isEqualTo(3);
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
