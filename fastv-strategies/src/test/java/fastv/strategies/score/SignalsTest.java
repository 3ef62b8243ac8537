package fastv.strategies.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fastv.core.prune.FloatMatrix;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignalsTest {
    @Test
    void a_rater_is_a_text_token_the_picture_points_at_above_average() {
        FloatMatrix visual = new FloatMatrix(1, 2, new float[] {1, 0});
        FloatMatrix text = new FloatMatrix(2, 2, new float[] {(float) Math.log(3), 0, 0, 5});
        // products ln 3 and 0: softmax 3/4 and 1/4, mean 1/2
        TextRaters raters = TextRaters.of(visual, text);
        assertThat(raters.scores()).containsExactly(new float[] {.75f, .25f}, within(1e-6f));
        assertThat(raters.raters()).containsExactly(0);
    }

    @Test
    void raters_alone_judge_and_heads_count_equally() {
        FloatMatrix one = new FloatMatrix(2, 2, new float[] {.5f, .25f, 9, 9});
        FloatMatrix two = new FloatMatrix(2, 2, new float[] {.25f, .25f, 9, 9});
        float[] scores = RaterAttention.scores(new FloatMatrix[] {one, two}, new int[] {0});
        assertThat(scores).containsExactly(.375f, .25f);
    }

    @Test
    void the_gravity_of_a_distance_is_a_sum_of_cosines() {
        GravityCorrection gravity = new GravityCorrection(4, 100);
        // frequencies 1 and 100^(-2/4) = 0.1: (2 cos d + 2 cos 0.1 d) / 2
        assertThat(gravity.weight(0)).isEqualTo(2);
        assertThat(gravity.weight(3)).isCloseTo(Math.cos(3) + Math.cos(.3), within(1e-12));
    }

    @Test
    void what_the_question_asks_is_multiplied_by_what_the_picture_does() {
        FloatMatrix head =
                new FloatMatrix(3, 3, new float[] {1, 0, 0, .5f, .5f, 0, .25f, .5f, .25f});
        CrossSelfAttention attention = CrossSelfAttention.of(new FloatMatrix[] {head}, 0, 2);
        assertThat(attention.cross()).containsExactly(.25f, .5f);
        assertThat(attention.self()).containsExactly(.75f, .25f); // (1 + 1/2) / 2, (1/2) / 2
        assertThat(attention.scores()).containsExactly(.1875f, .125f);
    }
}
