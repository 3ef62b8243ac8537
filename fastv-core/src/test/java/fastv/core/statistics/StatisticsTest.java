package fastv.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatisticsTest {

    /** 1e16, 1, -1e16: a plain sum loses the 1 in one order and keeps it in another. */
    @Test
    void moments_do_not_depend_on_the_order() {
        Moments moments = new Moments();
        List.of(1e16, 1.0, -1e16).forEach(moments::add);
        assertThat(moments.sum()).isEqualTo(1);
    }

    /** 1, 2, 3, 4: mean 2.5, squared distances 5, variance 5/3; t of 3 df at 97.5 % is 3.182446. */
    @Test
    void moments_give_the_t_interval() {
        Moments moments = new Moments();
        List.of(1.0, 2.0, 3.0, 4.0).forEach(moments::add);
        assertThat(moments.standardDeviation()).isCloseTo(Math.sqrt(5 / 3.0), offset(1e-15));
        double reach = 3.182446305 * Math.sqrt(5 / 3.0 / 4);
        assertThat(moments.interval(0.05).orElseThrow().high())
                .isCloseTo(2.5 + reach, offset(1e-8));
        assertThatThrownBy(() -> moments.add(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_number_has_no_interval_and_equal_ones_an_empty_one() {
        Moments moments = new Moments();
        moments.add(7);
        assertThat(moments.interval(0.05)).isEmpty();
        moments.add(7);
        assertThat(moments.interval(0.05)).contains(new Interval(7, 7));
    }

    /** None against five: 2 / 2^5. */
    @Test
    void mcnemar_counts_both_tails() {
        assertThat(new Discordance(0, 5).exactP()).isCloseTo(0.0625, offset(1e-15));
        assertThat(new Discordance(12, 12).chiSquared()).isEqualTo(1 / 24.0);
        assertThat(new Discordance(0, 0).exactP()).isEqualTo(1);
    }

    /** Sorted 0.01, 0.03, 0.04 times 3, 2, 1: 0.03, 0.06, 0.04, which may not fall below 0.06. */
    @Test
    void holm_never_lets_a_larger_p_become_smaller() {
        assertThat(MultipleTesting.holm(new double[] {0.04, 0.01, 0.03}))
                .containsExactly(new double[] {0.06, 0.03, 0.06}, offset(1e-15));
        assertThat(MultipleTesting.benjaminiHochberg(new double[] {0.04, 0.01, 0.03}))
                .containsExactly(new double[] {0.04, 0.03, 0.04}, offset(1e-15));
    }

    @Test
    void orders_turned_round_correlate_with_minus_one() {
        Correlation both = new Correlation(new double[] {1, 2, 5}, new double[] {9, 3, 1});
        assertThat(both.spearman()).isCloseTo(-1, offset(1e-15));
        assertThat(both.kendall()).isCloseTo(-1, offset(1e-15));
        assertThat(both.kendallExactP()).hasValue(2 / 6.0); // two of six orders are as extreme
    }

    @Test
    void chance_agreement_is_no_kappa() {
        Agreement half = new Agreement(List.of("a", "a", "b", "b"), List.of("a", "b", "a", "b"));
        assertThat(half.share()).isEqualTo(0.5);
        assertThat(half.kappa()).isZero();
    }
}
