package fastv.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fastv.core.error.BadInputException;
import fastv.core.journal.AskedSample;
import fastv.core.journal.SampleJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScoreboardTest {
    private final SampleJournal journal;

    ScoreboardTest(@TempDir Path folder) throws IOException {
        this.journal = new SampleJournal(folder.resolve("journal.jsonl"));
    }

    /** Right if equal to the first reference. */
    private record Equal(Set<String> kinds) implements Scorer {
        @Override
        public String summary() {
            return "equality";
        }

        @Override
        public List<Metric> score(List<ScoredAnswer> answers) {
            List<Boolean> right =
                    answers.stream()
                            .map(a -> a.text().equals(a.sample().references().get(0)))
                            .toList();
            return List.of(Metric.share("accuracy", right, 0.5));
        }
    }

    private static final Map<String, Scorer> SCORERS =
            Map.of("exact-match", new Equal(Set.of()), "claimed", new Equal(Set.of("count")));

    @Test
    void answers_are_judged_by_setting_and_kind() throws IOException {
        journal.add("none", sample("a", "count", "one.png"), "2");
        journal.add("none", sample("b", "count", "two.png"), "1");
        journal.add("none", sample("c", "shape", "two.png"), "2");
        journal.add("fastv", sample("a", "count", "one.png"), "1");
        Scoreboard board = Scoreboard.of(journal.file(), SCORERS);
        assertThat(board.settings()).containsExactly("fastv", "none");
        assertThat(board.kinds()).containsExactly("count", "shape");
        Score counting = board.scores("none", "count").get(0);
        assertThat(counting.value()).isEqualTo(0.5);
        assertThat(counting.answers()).isEqualTo(2);
        assertThat(counting.scorer()).isEqualTo("claimed");
        assertThat(counting.interval().method()).isEqualTo(Interval.Method.WILSON);
        assertThat(board.scores("none", "shape").get(0).scorer()).isEqualTo("exact-match");
        assertThat(board.scores("fastv", "shape")).isEmpty();
    }

    @Test
    void answers_about_one_picture_are_drawn_together() throws IOException {
        for (int i = 0; i < 10; i++) {
            journal.add("none", sample("r" + i, "count", "right.png"), "2");
            journal.add("none", sample("w" + i, "count", "wrong.png"), "1");
        }
        Scoreboard board = Scoreboard.of(journal.file(), SCORERS);
        Interval interval = board.scores("none", "count").get(0).interval();
        assertThat(interval.method()).isEqualTo(Interval.Method.BOOTSTRAP);
        // of two pictures a quarter of the draws takes one twice
        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isEqualTo(1);
        assertThat(board.replicates("none", "count")).containsOnly(0, 0.5, 1);
    }

    @Test
    void settings_and_kinds_of_a_set_draw_the_same_pictures() throws IOException {
        for (int i = 0; i < 5; i++) {
            String answer = i < 3 ? "2" : "1";
            journal.add("none", sample("n" + i, "set/count", i + ".png"), answer);
            journal.add("none", sample("s" + i, "set/shape", i + ".png"), answer);
            journal.add("fastv", sample("n" + i, "set/count", i + ".png"), answer);
        }
        Scoreboard board = Scoreboard.of(journal.file(), SCORERS);
        assertThat(board.replicates("none", "set/count"))
                .isEqualTo(board.replicates("fastv", "set/count"))
                .isEqualTo(board.replicates("none", "set/shape"));
        assertThat(board.scores("none", "set/count").get(0).scorer()).isEqualTo("claimed");
    }

    @Test
    void where_every_picture_says_the_same_wilson_counts_pictures() throws IOException {
        for (int i = 0; i < 12; i++) {
            journal.add("none", sample("a" + i, "count", i / 2 + ".png"), "1");
            journal.add("fastv", sample("a" + i, "count", i / 2 + ".png"), "1");
        }
        Scoreboard board = Scoreboard.of(journal.file(), SCORERS);
        Interval interval = board.scores("none", "count").get(0).interval();
        // all 12 wrong, but about 6 pictures only: Wilson for 0 of 6, z^2 / (6 + z^2)
        assertThat(interval.method()).isEqualTo(Interval.Method.WILSON);
        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isCloseTo(0.390334, within(1e-6));
        // no pair differs: Agresti and Min for 6 pairs, 1.95996 / 8
        Difference none = board.difference("fastv", "count").orElseThrow();
        assertThat(none.value()).isZero();
        assertThat(none.interval().low()).isCloseTo(-0.244995, within(1e-6));
        assertThat(none.interval().high()).isCloseTo(0.244995, within(1e-6));
    }

    @Test
    void differences_are_paired_by_sample() throws IOException {
        for (int i = 0; i < 4; i++) {
            journal.add("none", sample("s" + i, "count", i + ".png"), i < 3 ? "2" : "1");
            journal.add("fastv", sample("s" + i, "count", i + ".png"), i < 2 ? "2" : "1");
        }
        Difference difference =
                Scoreboard.of(journal.file(), SCORERS).difference("fastv", "count").orElseThrow();
        assertThat(difference.value()).isEqualTo(-0.25);
        assertThat(difference.changed().orElseThrow().b()).isEqualTo(1);
        assertThat(difference.changed().orElseThrow().c()).isZero();
        // Agresti and Min: -1/6 -+ 1.96 sqrt(2 - 1/6) / 6
        assertThat(difference.interval().low()).isCloseTo(-0.608971, within(1e-5));
        assertThat(difference.interval().high()).isCloseTo(0.275638, within(1e-5));
    }

    @Test
    void kinds_that_are_right_or_wrong_stand_together_too() throws IOException {
        journal.add("none", sample("a", "count", "one.png"), "2");
        journal.add("none", sample("b", "count", "two.png"), "1");
        journal.add("none", sample("c", "shape", "two.png"), "2");
        Scoreboard board = Scoreboard.of(journal.file(), SCORERS);
        assertThat(board.headlines()).containsExactly(Scoreboard.ALL);
        assertThat(board.everyKind()).containsExactly(Scoreboard.ALL, "count", "shape");
        Score all = board.scores("none", Scoreboard.ALL).get(0);
        assertThat(all.value()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(all.answers()).isEqualTo(3);
        assertThat(all.withoutLooking()).hasValue(0.5);
    }

    @Test
    void one_answer_is_judged_as_whole_runs_are() {
        Judge judge = new Judge(SCORERS);
        assertThat(judge.isRight(sample("a", "count", "one.png"), "2")).contains(true);
        assertThat(judge.isRight(sample("a", "count", "one.png"), "3")).contains(false);
    }

    @Test
    void a_scorer_that_there_is_not_is_told() throws IOException {
        AskedSample asked =
                new AskedSample(
                        "a",
                        List.of("?"),
                        List.of("2"),
                        Optional.of("count"),
                        Optional.of("claimd"),
                        Optional.empty());
        journal.add("none", asked, "2");
        assertThatThrownBy(() -> Scoreboard.of(journal.file(), SCORERS))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("did you mean \"claimed\"?");
    }

    private static AskedSample sample(String id, String kind, String picture) {
        return new AskedSample(
                id,
                List.of("?"),
                List.of("2"),
                Optional.of(kind),
                Optional.empty(),
                Optional.of(List.of(picture)));
    }
}
