package fastv.eval.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fastv.core.cost.FlopsFigures;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.RunFolder;
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
