package fastv.eval.metric.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CaptionMetricsTest {
    private static final CaptionedImage SUNRISE = same("the sun rises over hills");
    private static final CaptionedImage DOGS = same("two dogs play with sticks");

    @Test
    void a_word_counts_as_often_as_one_reference_has_it() {
        CaptionedImage image = new CaptionedImage("the the the", List.of("the cat", "a cat"));
        // one of three words; longer than the reference, so no penalty
        assertThat(new Bleu().score(List.of(image)).get(0).corpus())
                .isCloseTo(1.0 / 3, offset(1e-8));
    }

    @Test
    void a_caption_shorter_than_the_closest_reference_is_punished() {
        CaptionedImage image =
                new CaptionedImage("a cat", List.of("a cat sits", "a cat sits on a mat"));
        // both words right, lengths 2 and 3: exp(1 - 3/2)
        assertThat(new Bleu().score(List.of(image)).get(0).corpus())
                .isCloseTo(Math.exp(-0.5), offset(1e-8));
    }

    @Test
    void of_two_references_equally_close_the_shorter_one_gives_the_length() {
        CaptionedImage image = new CaptionedImage("a b c", List.of("a b c d", "a b"));
        assertThat(new Bleu().score(List.of(image)).get(0).corpus()).isCloseTo(1, offset(1e-8));
    }

    @Test
    void rouge_takes_precision_and_recall_from_the_longest_common_subsequence() {
        CaptionedImage image = new CaptionedImage("a b c d", List.of("a c"));
        // P = 2/4, R = 2/2, beta^2 = 1.44: 2.44 * 0.5 / (1 + 1.44 * 0.5)
        assertThat(new RougeL().score(List.of(image)).corpus())
                .isCloseTo(1.22 / 1.72, offset(1e-12));
    }

    @Test
    void an_empty_caption_scores_zero() {
        CaptionedImage image = new CaptionedImage("", List.of("a cat"));
        assertThat(new RougeL().score(List.of(image)).corpus()).isZero();
        assertThat(new Cider(Cider.Form.D).score(List.of(image, DOGS)).perImage().get(0)).isZero();
    }

    @Test
    void captions_equal_to_their_only_reference_reach_ten() {
        for (Cider.Form form : Cider.Form.values()) {
            CaptionScores scores = new Cider(form).score(List.of(SUNRISE, DOGS));
            assertThat(scores.corpus()).isCloseTo(10, offset(1e-9));
        }
    }

    @Test
    void captions_of_another_image_reach_nothing() {
        CaptionedImage first = new CaptionedImage(DOGS.candidate(), SUNRISE.references());
        CaptionedImage second = new CaptionedImage(SUNRISE.candidate(), DOGS.references());
        assertThat(new Cider(Cider.Form.D).score(List.of(first, second)).corpus()).isZero();
    }

    @Test
    void cider_d_alone_minds_a_repeated_caption() {
        String twice = SUNRISE.candidate() + " " + SUNRISE.candidate();
        CaptionedImage repeated = new CaptionedImage(twice, SUNRISE.references());
        double plain = new Cider(Cider.Form.PLAIN).score(List.of(repeated, DOGS)).perImage().get(0);
        double strict = new Cider(Cider.Form.D).score(List.of(repeated, DOGS)).perImage().get(0);
        assertThat(strict).isLessThan(plain / 2);
    }

    private static CaptionedImage same(String caption) {
        return new CaptionedImage(caption, List.of(caption));
    }
}
