package fastv.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.config.RecordReader;
import fastv.core.config.YamlReader;
import fastv.eval.training.StageSettings;
import fastv.eval.training.TrainingListener.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TrainingReportTest {
    private static final StageSettings STAGE =
            RecordReader.readOrThrow(
                    YamlReader.read(
                            "test",
                            "{name: look, lesson: see, steps: 40, batch: 1, rates: {vision: 0.001}}"),
                    StageSettings.class);

    private final StringWriter text = new StringWriter();
    private final AtomicInteger measured = new AtomicInteger();

    private TrainingReport report(double again) {
        return new TrainingReport(
                new PrintWriter(text, true),
                40e9,
                () -> {
                    measured.incrementAndGet();
                    return again;
                });
    }

    private static Step step(double flopsPerSecond) {
        return new Step(
                STAGE, 20, 1, 1, Duration.ofSeconds(1), flopsPerSecond, Duration.ofSeconds(60));
    }

    @Test
    void a_share_is_of_the_rate_that_was_measured() {
        report(80e9).step(step(10e9));
        assertThat(text.toString()).contains("10.0 GFLOP/s (25 %)");
        assertThat(measured).hasValue(0);
    }

    @Test
    void a_share_above_all_measures_again_and_keeps_the_best() {
        TrainingReport report = report(80e9);
        report.step(step(60e9));
        report.step(step(70e9));
        assertThat(text.toString())
                .contains("matrix products, measured again: 80.0 GFLOP/s")
                .contains("60.0 GFLOP/s (75 %)")
                .contains("70.0 GFLOP/s (88 %)");
        assertThat(measured).hasValue(1);
    }

    @Test
    void a_slower_second_measurement_changes_nothing() {
        report(30e9).step(step(60e9));
        assertThat(text.toString()).contains("again: 40.0 GFLOP/s").contains("(150 %)");
    }
}
