package fastv.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RanksTest {
    private static final double[] RISING = {1, 2, 3, 4};

    @Test
    void the_better_halves_share_what_is_in_both() {
        assertThat(Ranks.overlap(RISING, new double[] {9, 1, 0, 5})).isEqualTo(0.5); // {2,3}, {0,3}
        assertThat(Ranks.overlap(RISING, RISING)).isEqualTo(1);
    }

    @Test
    void equal_scores_have_their_average_rank() {
        assertThat(Ranks.correlation(RISING, new double[] {4, 3, 2, 1})).isEqualTo(-1);
        // ranks 1 2 3 4 against 1.5 1.5 3 4: 4.5 / sqrt(5 * 4.5)
        assertThat(Ranks.correlation(RISING, new double[] {0, 0, 1, 2}))
                .isCloseTo(0.948683, within(1e-6));
        assertThat(Ranks.correlation(RISING, new double[4])).isNaN();
    }

    @Test
    void even_attention_follows_the_diagonal() {
        Concentration even = new Concentration();
        even.add(new double[] {0.1, 0.1, 0.1, 0.1});
        assertThat(even.position())
                .allSatisfy(m -> assertThat(m.y()).isCloseTo(m.x(), within(1e-9)));
        Concentration late = new Concentration();
        late.add(new double[] {0, 0, 0, 0.7});
        assertThat(late.position().get(16).y()).isZero(); // half of the picture holds nothing
        assertThat(late.rank().get(8).y()).isEqualTo(1); // the best quarter holds all
    }
}
