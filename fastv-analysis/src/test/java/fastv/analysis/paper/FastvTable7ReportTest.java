package fastv.analysis.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fastv.analysis.report.RunFixture;
import fastv.core.error.BadInputException;
import fastv.core.journal.ReportFormat;
import fastv.core.score.Metric;
import fastv.core.score.ScoredAnswer;
import fastv.core.score.Scorer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FastvTable7ReportTest {
    private static final int QUESTIONS = 40;
    private static final FastvTable7Report REPORT =
            new FastvTable7Report(Map.of("exact-match", new Equal()));

    @TempDir private Path runs = Path.of("");

    /** Right is what equals a reference. */
    private static final class Equal implements Scorer {
        @Override
        public String summary() {
            return "equality";
        }

        @Override
        public Set<String> kinds() {
            return Set.of();
        }

        @Override
        public List<Metric> score(List<ScoredAnswer> answers) {
            List<Boolean> right =
                    answers.stream()
                            .map(answer -> answer.sample().references().contains(answer.text()))
                            .toList();
            return List.of(Metric.share("accuracy", right, 0));
        }
    }

    private Path run(String name, Map<String, IntPredicate> settings) {
        try (RunFixture run = new RunFixture(runs, name)) {
            for (int i = 0; i < QUESTIONS; i++) {
                int question = i;
                settings.forEach(
                        (setting, right) ->
                                run.answer(
                                        setting,
                                        "sample-" + question,
                                        "Is it?",
                                        right.test(question) ? "yes" : "no"));
            }
            return run.folder().resolve("journal.jsonl");
        }
    }

    /** All right without pruning; of FastV half, of random tokens 38 of 40. */
    private Path table() {
        return run(
                "table7",
                Map.of(
                        "none", i -> true,
                        "fastv(k=2, r=0.5)", i -> i % 2 == 0,
                        "random(k=2, r=0.5)", i -> i % 20 != 0));
    }

    @Test
    void rows_of_the_run_stand_beside_the_printed_ones() {
        String page = REPORT.render(table(), ReportFormat.TEXT);
        assertThat(page)
                .containsPattern("\\(b\\) +FastV K=2 R=50% +2000.00 +50% +50.0 +50.0 +50.0% +99.9%")
                .containsPattern("\\(c\\) +random K=2 R=50% .* 95.0 +95.0 +95.0% +98.8%")
                .containsPattern("\\(g\\) +StreamingLLM +13.2 +21.4 +Failed +Failed");
    }

    @Test
    void a_missing_second_run_and_missing_settings_are_said() {
        assertThat(REPORT.render(table(), ReportFormat.TEXT))
                .contains("(a) trained with half of the image tokens: not given. It is the run of")
                .contains("No setting of this run stands for: (d) system prompt by rank, (e)");
    }

    @Test
    void an_order_other_than_the_papers_is_a_sentence() {
        // the paper has FastV at 99.9 % and random tokens at 98.8 %
        assertThat(REPORT.render(table(), ReportFormat.TEXT))
                .contains("0 of 1 pairs of settings stand in the paper's order")
                .contains("here (c) random tokens keeps more than (b) FastV, by 45.0% [");
    }

    @Test
    void row_a_is_the_one_setting_of_the_second_run() {
        Path pooled = run("pooled", Map.of("pooling(stride=2)", i -> i % 10 != 0));
        String json = REPORT.render(List.of(table(), pooled), ReportFormat.JSON);
        JsonObject root = JsonParser.parseString(json).getAsJsonObject();
        JsonObject row = root.getAsJsonArray("rows").get(1).getAsJsonObject();
        assertThat(row.get("row").getAsString()).startsWith("(a)");
        assertThat(row.get("kept").getAsDouble()).isEqualTo(0.9);
        assertThat(root.getAsJsonArray("missing")).hasSize(1);
    }

    @Test
    void runs_in_the_wrong_order_are_told_apart() {
        Path pooled = run("pooled", Map.of("none", i -> true));
        assertThatThrownBy(() -> REPORT.render(List.of(pooled, table()), ReportFormat.TEXT))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("the table's own run comes first");
    }
}
