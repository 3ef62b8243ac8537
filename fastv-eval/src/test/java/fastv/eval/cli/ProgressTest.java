package fastv.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.journal.RunFolder;
import fastv.core.journal.RunIdentity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgressTest {
    private static final RunFolder FOLDER =
            new RunFolder(Path.of("runs", "a"), new RunIdentity("p", "c", "d", "v"));

    private final StringWriter out = new StringWriter();
    private long now;

    @Test
    void plain_lines_come_now_and_then_with_the_time_that_is_left() {
        Progress progress = progress(false);
        progress.begun(FOLDER, 0, 100);
        for (int i = 0; i < 100; i++) {
            now += Duration.ofSeconds(1).toNanos();
            progress.tick();
        }
        assertThat(out.toString().lines())
                .hasSize(11)
                .contains("10 %  10 of 100 answers, 1 min 30 s left")
                .endsWith("100 %  100 of 100 answers, took 1 min 40 s");
    }

    @Test
    void what_an_earlier_run_has_left_does_not_count_as_speed() {
        Progress progress = progress(false);
        progress.begun(FOLDER, 90, 100);
        now += Duration.ofSeconds(20).toNanos();
        progress.tick();
        assertThat(out.toString().lines())
                .containsExactly(
                        "run folder " + FOLDER.path(),
                        "continuing: 90 of 100 answers are there",
                        "91 %  91 of 100 answers, 3 min 00 s left");
    }

    @Test
    void a_terminal_has_one_line_that_is_written_over() {
        Progress progress = progress(true);
        progress.begun(FOLDER, 0, 2);
        now += Duration.ofSeconds(1).toNanos();
        progress.tick();
        now += Duration.ofSeconds(1).toNanos();
        progress.tick();
        assertThat(out.toString().replace(System.lineSeparator(), "\n"))
                .endsWith(
                        "\r\u001b[K50 %  1 of 2 answers, 1 s left"
                                + "\r\u001b[K100 %  2 of 2 answers, took 2 s\n");
    }

    @ParameterizedTest
    @CsvSource({"400, 1 s", "59400, 59 s", "61000, 1 min 01 s", "11100000, 3 h 05 min"})
    void times_have_two_units(long millis, String text) {
        assertThat(Progress.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(out), terminal, () -> now);
    }
}
