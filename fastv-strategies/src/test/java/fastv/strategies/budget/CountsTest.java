package fastv.strategies.budget;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.prune.Budget;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.Rounding;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CountsTest {
    @Test
    void the_rank_counts_independent_rows() {
        // the third row is the sum of the others
        FloatMatrix matrix = new FloatMatrix(3, 3, new float[] {1, 0, 1, 0, 1, 1, 1, 1, 2});
        assertThat(MatrixRank.rank(matrix)).isEqualTo(2);
        assertThat(MatrixRank.rank(new FloatMatrix(2, 1, new float[] {0, 0}))).isZero();
    }

    @Test
    void a_full_rank_prunes_nothing_and_any_other_at_least_one() {
        MatrixRank budget = new MatrixRank(13.5, 0);
        assertThat(budget.keep(10, 576)).isEqualTo(135);
        assertThat(budget.keep(5, 40)).isEqualTo(39);
        assertThat(budget.keep(40, 40)).isEqualTo(40);
    }

    @Test
    void a_schedule_never_goes_below_nothing() {
        assertThat(new RemovalSchedule(List.of(3, 0, 9)).leftAfterLayer(10))
                .containsExactly(7, 7, 0);
    }

    @Test
    void a_stage_counts_from_the_prompt() {
        Budget quarter = new Budget.OriginalRatio(.25, Rounding.FLOOR);
        assertThat(quarter.keep(288, 577)).isEqualTo(144); // 144.25
        assertThat(quarter.keep(100, 577)).isEqualTo(100);
    }
}
