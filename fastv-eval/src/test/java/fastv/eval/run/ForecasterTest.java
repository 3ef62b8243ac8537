package fastv.eval.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fastv.core.cost.FlopsFigures;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ForecasterTest {
    private static final String[] EVERY_KIND = {
        "strategies=[none, {fastv: {k: 3, r: 0.9}}, {fastv: {criterion: mean-all}}, {fastv: {mode:"
                + " mask-cached}}, {fastv: {mode: drop-recompute}}, {random: {k: 0, keep: 5}}]",
        "limits.samples=3",
        "generation.max-new-tokens=4"
    };

    private final SampleRun sampleRun;

    ForecasterTest(@TempDir Path output) {
        sampleRun = new SampleRun(output);
    }

    @Test
    void what_was_predicted_is_what_is_executed() {
        ExperimentPlan plan = sampleRun.plan(EVERY_KIND);
        Forecast forecast = sampleRun.forecast(plan);
        RunFolder folder = sampleRun.run(plan);
        List<JournalEntry> entries = SampleRun.entries(folder);
        // the untrained model says no stop token here, so every answer takes all its tokens
        assertThat(entries).allMatch(entry -> entry.answer().finishReason().equals("length"));
        for (Forecast.OfSetting setting : forecast.settings()) {
            List<JournalEntry> made =
                    entries.stream().filter(e -> e.setting().equals(setting.label())).toList();
            assertThat(made).hasSize(3);
            assertThat(setting.kvBytes())
                    .isEqualTo(
                            made.stream()
                                    .mapToLong(e -> e.memory().kvMeasured().total())
                                    .average()
                                    .orElseThrow());
            for (String formula : setting.flops().keySet()) {
                assertThat(figures(setting, formula).total())
                        .as("%s, %s", setting.label(), formula)
                        .isCloseTo(
                                made.stream()
                                        .mapToDouble(e -> figures(e, formula).total())
                                        .average()
                                        .orElseThrow(),
                                within(1.0));
            }
            for (int layer = 0; layer < 8; layer++) {
                int at = layer;
                assertThat(setting.tokensPerLayer().get(layer))
                        .isEqualTo(
                                made.stream()
                                        .mapToInt(e -> e.tokens().perLayer().at(at))
                                        .average()
                                        .orElseThrow());
            }
        }
        assertThat(MeasuredRate.find(plan))
                .hasValueSatisfying(
                        rate -> {
                            assertThat(rate.flopsPerSecond()).isPositive();
                            assertThat(rate.journal()).isEqualTo(folder.journal());
                        });
    }

    /**
     * "ab cd" is four letters to the text tower, six tokens with start and end; its width is 32,
     * its MLP 64, its two blocks lead to 16 numbers, and 64 patches of width 64 do.
     */
    @Test
    void the_question_that_cdpruner_reads_is_counted_in_plan_and_run(@TempDir Path temp)
            throws IOException {
        sampleRun.writeModel(temp.resolve("model"));
        Path questions = Files.createDirectory(temp.resolve("data")).resolve("questions.jsonl");
        Files.copy(Path.of("src/test/resources/sample-run/circle.png"), temp.resolve("data/c.png"));
        Files.writeString(
                questions, "{\"id\": \"a\", \"image\": \"c.png\", \"question\": \"ab cd\"}\n");
        ExperimentPlan plan =
                sampleRun.plan(
                        "model={checkpoint: " + temp.resolve("model") + "}",
                        "data={questions: " + questions + "}",
                        "strategies=[{divprune: {keep: 24}}, {cdpruner: {keep: 24}}]",
                        "generation.max-new-tokens=4");
        // a block: 4 x 6 x 32^2 = 24576, 2 x 36 x 32 = 2304, 2 x 6 x 32 x 64 = 24576: 51456;
        // two blocks 102912; a row projected 32 x 16 = 512; patches 64 x 64 x 16 = 65536;
        // cosines 64 x 16 = 1024. Two operations each; else both methods cost the same
        double reading = 2.0 * (2 * 51456 + 512 + 65536 + 1024);
        List<Forecast.OfSetting> planned = sampleRun.forecast(plan).settings();
        assertThat(figures(planned.get(1), "exact").total())
                .isCloseTo(figures(planned.get(0), "exact").total() + reading, within(0.5));
        List<JournalEntry> made = SampleRun.entries(sampleRun.run(plan));
        assertThat(figures(made.get(1), "exact").total())
                .isCloseTo(figures(made.get(0), "exact").total() + reading, within(0.5));
    }

    @Test
    void nothing_is_measured_before_the_first_run() {
        assertThat(MeasuredRate.find(sampleRun.plan(EVERY_KIND))).isEmpty();
    }

    private static FlopsFigures figures(Forecast.OfSetting setting, String formula) {
        return Objects.requireNonNull(setting.flops().get(formula));
    }

    private static FlopsFigures figures(JournalEntry entry, String formula) {
        return Objects.requireNonNull(entry.flops().get(formula));
    }
}
