package fastv.eval.metric.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnswerRulesTest {
    private static final List<String> OPTIONS = List.of("a red bus", "a dog", "two cats", "a tree");

    @ParameterizedTest
    @CsvSource({
        "Yes, yes",
        "'No, it is not', no",
        "There is not one. Yes, no",
        "Yes. No, yes",
        "NO, yes",
        "'', yes"
    })
    void llava_reads_anything_but_no_and_not_as_yes(String text, String parsed) {
        Verdict verdict = YesNoRule.LLAVA.judge(answer(text, "yes"));
        assertThat(verdict.parsed()).isEqualTo(parsed);
    }

    @Test
    void precision_and_recall_count_the_positive_class() {
        List<Verdict> said =
                List.of(said("yes"), said("yes"), said("no"), said("no"), said("maybe"));
        List<String> labels = List.of("yes", "no", "no", "yes", "yes");
        YesNoCounts counts = YesNoCounts.of(said, labels);
        assertThat(counts).isEqualTo(new YesNoCounts(1, 1, 1, 1, 5, 3));
        assertThat(counts.accuracy()).isEqualTo(0.4);
        assertThat(counts.precision()).isEqualTo(0.5);
        assertThat(counts.recall()).isEqualTo(0.5);
        assertThat(counts.f1()).isEqualTo(0.5);
    }

    @Test
    void ratios_without_a_denominator_are_zero() {
        YesNoCounts counts = YesNoCounts.of(List.of(said("no")), List.of("no"));
        assertThat(counts.precision()).isZero();
        assertThat(counts.recall()).isZero();
        assertThat(counts.f1()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "(B), B",
        "B., B",
        "the answer is (A) and not (C), C",
        "I believe that it must be a dog, B",
        "a dog, ''",
        "nothing, ''"
    })
    void mmmu_finds_the_letter_or_in_longer_texts_the_option(String text, String parsed) {
        Verdict verdict =
                MmmuChoiceRule.official().judge(new AnswerRecord(text, List.of("B"), OPTIONS));
        assertThat(verdict.parsed()).isEqualTo(parsed.isEmpty() ? null : parsed);
    }

    @Test
    void a_letter_beyond_the_choices_is_wrong() {
        AnswerRecord answer = new AnswerRecord("D", List.of("D"), OPTIONS.subList(0, 3));
        assertThat(LetterRule.SCIENCEQA_LLAVA.judge(answer).score()).isZero();
    }

    @Test
    void a_vqa_answer_scores_by_the_other_annotators() {
        // "dog" is said by 2 of 10: for 8 annotators 2/3, for 2 annotators 1/3
        List<String> wanted = List.of("dog", "dog", "a", "b", "c", "d", "e", "f", "g", "h");
        Verdict verdict = VqaRule.official().judge(new AnswerRecord("The dog", wanted, List.of()));
        assertThat(verdict.parsed()).isEqualTo("dog");
        assertThat(verdict.score()).isCloseTo(0.6, offset(1e-12));
    }

    @Test
    void the_official_code_leaves_answers_alone_that_all_annotators_gave() {
        List<String> wanted = Collections.nCopies(10, "two");
        AnswerRecord answer = new AnswerRecord("2", wanted, List.of());
        assertThat(VqaRule.official().judge(answer).score()).isZero();
        assertThat(VqaRule.lmms().judge(answer).score()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'dont, stop', don't stop",
        "'1,000 dogs', 1000 dogs",
        "a black/white cat, black white cat",
        "3., 3",
        "none of them, 0 of them"
    })
    void the_normal_form_is_that_of_the_official_code(String text, String normal) {
        assertThat(new VqaNormaliser(false).normalise(text)).isEqualTo(normal);
    }

    @Test
    void exact_match_takes_any_reference() {
        AnswerRecord answer = new AnswerRecord("Red!", List.of("blue", "red"), List.of());
        assertThat(new ExactMatch(true, true).judge(answer).score()).isEqualTo(1);
        assertThat(new ExactMatch(false, true).judge(answer).score()).isZero();
        assertThat(new ExactMatch(true, false).judge(answer).score()).isZero();
    }

    private static AnswerRecord answer(String text, String reference) {
        return new AnswerRecord(text, List.of(reference), List.of());
    }

    private static Verdict said(String parsed) {
        return new Verdict(parsed, 0);
    }
}
