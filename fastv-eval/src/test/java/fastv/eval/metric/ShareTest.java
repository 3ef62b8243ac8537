package fastv.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShareTest {
    @Test
    void the_interval_is_wilsons() {
        // z^2 = 3.841459; centre (0.5 + 0.1920729) / 1.384146 = 0.5
        // half width 1.959964 * sqrt(0.025 + 0.0096036) / 1.384146 = 0.263406
        Share half = new Share(5, 10);
        assertThat(half.lower()).isCloseTo(0.236594, offset(1e-5));
        assertThat(half.upper()).isCloseTo(0.763406, offset(1e-5));
    }

    @Test
    void the_interval_stays_inside_the_possible() {
        assertThat(new Share(0, 20).lower()).isCloseTo(0, offset(1e-12));
        assertThat(new Share(20, 20).upper()).isCloseTo(1, offset(1e-12));
        assertThat(new Share(20, 20).lower()).isCloseTo(20 / (20 + 3.841459), offset(1e-6));
    }

    @Test
    void a_share_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Share(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
