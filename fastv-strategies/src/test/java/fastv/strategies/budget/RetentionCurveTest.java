package fastv.strategies.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fastv.core.prune.Merger;
import fastv.strategies.budget.RetentionCurve.Counted;
import fastv.strategies.merge.Recycling;
import fastv.strategies.score.Complexity;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * AutoPrune's schedule for four layers, 20 image tokens of which 10 are left after layer 0.
 *
 * <p>With slope ln 3 and x0 = 2 - ln 3 the curve is 1 / (1 + 3^(l - 2)): 3/4, 1/2, 1/4 after layers
 * 1, 2, 3.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RetentionCurveTest {
    private static final double SLOPE = Math.log(3);

    private static RetentionCurve curve(int tokens, Counted counted) {
        return new RetentionCurve(tokens, 4, 1, 2 - SLOPE, counted);
    }

    private static void shares(int tokens, Counted counted, double slope, double... expected) {
        double[] found = curve(tokens, counted).shares(slope, 20, 10);
        assertThat(found).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(found[i]).as(Arrays.toString(found)).isCloseTo(expected[i], within(1e-9));
        }
    }

    @Test
    void tokens_that_enter_layers_meet_the_budget() {
        // 10 * 4 = 40, of which 20 enter layer 0 and 10 layer 1: 10 are left for layers 2 and 3,
        // s (3/4 + 1/2) 10 = 10, s = 0.8
        shares(10, Counted.ENTERING, SLOPE, 0.6, 0.4, 0.2);
    }

    @Test
    void tokens_that_leave_layers_meet_the_budget() {
        // 40, of which 10 leave layer 0: 30 are left for three layers of at most 10
        shares(10, Counted.LEAVING, SLOPE, 1, 1, 1);
        // 7 * 4 - 10 = 18: s = 1.2
        shares(7, Counted.LEAVING, SLOPE, 0.9, 0.6, 0.3);
        // 9 * 4 - 10 = 26: the first two are 1, the third 0.6 = 1/4 s, s = 2.4
        shares(9, Counted.LEAVING, SLOPE, 1, 1, 0.6);
    }

    @Test
    void without_a_slope_all_layers_have_the_same_share() {
        shares(10, Counted.ENTERING, 0, 0.5, 0.5, 0.5);
    }

    @Test
    void a_budget_out_of_reach_is_all_or_nothing() {
        shares(7, Counted.ENTERING, SLOPE, 0, 0, 0); // 28 < 20 + 10
        shares(20, Counted.ENTERING, SLOPE, 1, 1, 1); // 80 > 20 + 3 * 10
    }

    @Test
    void a_curve_of_any_slope_meets_its_budget() {
        for (double slope : new double[] {0, 0.1, 1, 40}) {
            double[] shares =
                    new RetentionCurve(64, 32, 1, 14.9, Counted.ENTERING).shares(slope, 576, 160);
            double sum = Arrays.stream(shares).limit(30).sum() * 160; // after layers 1 to 30
            assertThat(576 + 160 + sum).isCloseTo(64 * 32, within(1e-6));
        }
    }

    @Test
    void a_curve_that_starts_too_late_is_refused() {
        assertThatThrownBy(() -> new RetentionCurve(10, 4, 3, 2, Counted.ENTERING))
                .hasMessageContaining("a layer from 0 to 2")
                .hasMessageContaining("got 10 and 3");
    }

    private static ComplexityBudget budget(boolean alwaysRemove, Merger within, int layer) {
        return new ComplexityBudget(
                curve(10, Counted.ENTERING),
                new Complexity(1),
                SLOPE,
                0.1,
                1,
                alwaysRemove,
                within,
                layer);
    }

    @Test
    void counts_follow_the_share_of_what_the_first_cut_left() {
        // 1 * 10 of 20 are left; shares 0.6 and 0.4 of 10, or of 9 made whole upwards
        assertThat(budget(false, Merger.NONE, 1).keep(0, 10, 20)).isEqualTo(6);
        assertThat(budget(false, Merger.NONE, 2).keep(0, 6, 20)).isEqualTo(4);
        assertThat(budget(true, Merger.NONE, 1).keep(0, 10, 20)).isEqualTo(6); // 5.4
        assertThat(budget(true, Merger.NONE, 2).keep(0, 6, 20)).isEqualTo(4); // 3.6
        assertThat(budget(true, Merger.NONE, 2).keep(0, 3, 20)).isEqualTo(3); // no more are there
    }

    @Test
    void complexity_flattens_the_curve() {
        // ln 3 - 0.1 * 100 < 0: slope 0, half of 10 everywhere
        assertThat(budget(false, Merger.NONE, 1).keep(100, 10, 20)).isEqualTo(5);
        assertThat(budget(false, Merger.NONE, 2).keep(100, 5, 20)).isEqualTo(5);
    }

    @Test
    void recycled_tokens_count_where_they_are_within_the_budget() {
        // 6 of 10: of 4 others trunc(1.2) + 1 = 2 are recycled into trunc(0.2) + 1 = 1 token, so 5
        // and, of 5 others, trunc(1.5) + 1 = 2 into 1
        assertThat(budget(false, Recycling.RELEASED, 1).keep(0, 10, 20)).isEqualTo(5);
    }

    @Test
    void without_a_first_cut_all_are_left() {
        assertThat(ComplexityBudget.left(0, 64, 576)).isEqualTo(576);
        assertThat(ComplexityBudget.left(2.5, 64, 576)).isEqualTo(160);
        assertThat(ComplexityBudget.left(2.5, 64, 100)).isEqualTo(100);
    }
}
