package fastv.strategies.attend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PatternsTest {
    private static String drawn(boolean[] seen, int keys) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < seen.length; i++) {
            rows.append(i > 0 && i % keys == 0 ? " " : "").append(seen[i] ? 'x' : '.');
        }
        return rows.toString();
    }

    @Test
    void a_query_sees_the_sink_and_its_window_itself_included() {
        assertThat(drawn(new SinkAndWindow(1, 2).of(4, 4), 4)).isEqualTo("x... xx.. xxx. x.xx");
    }

    @Test
    void a_cached_step_sees_what_the_last_row_of_the_whole_pass_sees() {
        assertThat(drawn(new SinkAndWindow(1, 2).of(1, 4), 4)).isEqualTo("x.xx");
    }

    @Test
    void the_released_block_shows_future_keys_in_the_middle_but_not_at_the_end() {
        String[] rows = drawn(new ReleasedStreamingBlock().of(20, 20), 20).split(" ", -1);
        assertThat(rows[7]).isEqualTo("xxxxxxxx............");
        assertThat(rows[10]).isEqualTo("xxxx...xxxxxxxxx....");
        assertThat(rows[19]).isEqualTo("xxxx............xxxx");
    }

    @Test
    void the_released_block_leaves_a_cached_step_alone() {
        assertThat(drawn(new ReleasedStreamingBlock().of(1, 20), 20)).doesNotContain(".");
    }
}
