package fastv.models.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FrameSamplingTest {

    @Test
    void linspace_reaches_the_last_frame() {
        // steps of 9 / 3 = 3 and of 8 / 3 = 2.67
        assertThat(FrameSampling.LINSPACE.indices(10, 4)).containsExactly(0, 3, 6, 9);
        assertThat(FrameSampling.LINSPACE.indices(9, 4)).containsExactly(0, 2, 5, 8);
        assertThat(FrameSampling.LINSPACE.indices(9, 1)).containsExactly(0);
    }

    @Test
    void arange_stops_before_the_end_and_may_give_one_more() {
        // steps of 10 / 4 = 2.5
        assertThat(FrameSampling.ARANGE.indices(10, 4)).containsExactly(0, 2, 5, 7);
        // 75 / (75 / 7) comes out above 7 in double
        assertThat(FrameSampling.ARANGE.indices(75, 7)).hasSize(8);
    }
}
