package fastv.eval.metric.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fastv.core.journal.AskedSample;
import fastv.core.score.Metric;
import fastv.core.score.ScoredAnswer;
import fastv.core.score.Scorer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScorersTest {

    @Test
    void exact_match_ignores_case_outer_space_and_full_stops() {
        Metric accuracy =
                metric(
                        score(
                                new ExactMatchScorer(),
                                answer(" Red. ", "red"),
                                answer("a red", "red"),
                                answer("circle", "disc", "circle"),
                                answer("red", "blue")),
                        "accuracy");
        assertThat(accuracy.value()).isEqualTo(0.5);
        // always "red" is right twice
        assertThat(accuracy.withoutLooking()).hasValue(0.5);
    }

    @Test
    void a_choice_is_its_letter() {
        Metric accuracy =
                metric(
                        score(
                                new ChoiceScorer(),
                                answer("B", "B"),
                                answer("B. red", "B"),
                                answer("red", "B"),
                                answer("Both", "B")),
                        "accuracy");
        assertThat(accuracy.value()).isEqualTo(0.5);
        assertThat(accuracy.withoutLooking()).hasValue(1);
    }

    @Test
    void yes_and_no_are_the_first_word() {
        Map<String, Metric> metrics =
                score(
                        new YesNoScorer(),
                        answer("yes", "yes"),
                        answer("Yes, there is.", "no"),
                        answer("no", "yes"),
                        answer("perhaps", "no"));
        assertThat(metric(metrics, "accuracy").value()).isEqualTo(0.25);
        // one true positive, one false positive, one false negative
        assertThat(metric(metrics, "F1").value()).isEqualTo(0.5);
        // always yes: two true, two false positives
        assertThat(metric(metrics, "F1").withoutLooking().getAsDouble())
                .isCloseTo(2.0 / 3, within(1e-12));
        assertThat(metric(metrics, "said yes").value()).isEqualTo(0.5);
    }

    @Test
    void captions_are_compared_with_that_of_another_picture() {
        Map<String, Metric> metrics =
                score(
                        new CaptionScorer(),
                        answer("a red circle and a blue cross", "a red circle and a blue cross"),
                        answer("two green squares on the left", "two green squares on the left"));
        assertThat(metric(metrics, "CIDEr-D").value()).isCloseTo(10, within(1e-9));
        assertThat(metric(metrics, "BLEU-4").value()).isCloseTo(1, within(1e-6));
        assertThat(metric(metrics, "ROUGE-L").value()).isCloseTo(1, within(1e-9));
        assertThat(metric(metrics, "CIDEr-D").withoutLooking()).hasValue(0);
    }

    private static Metric metric(Map<String, Metric> metrics, String name) {
        return Optional.ofNullable(metrics.get(name)).orElseThrow();
    }

    private static Map<String, Metric> score(Scorer scorer, ScoredAnswer... answers) {
        return scorer.score(List.of(answers)).stream()
                .collect(Collectors.toMap(Metric::name, Function.identity()));
    }

    private static ScoredAnswer answer(String text, String... references) {
        String id = text + String.join("", references);
        return new ScoredAnswer(new AskedSample(id, List.of("?"), List.of(references)), text);
    }
}
