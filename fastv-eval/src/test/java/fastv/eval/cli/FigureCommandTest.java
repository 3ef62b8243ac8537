package fastv.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user sees of {@code fastv figure} and {@code fastv report}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FigureCommandTest {
    private static final int BAD_INPUT = 2;

    @TempDir private Path temp = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int fastv(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void the_reduction_needs_no_run() throws IOException {
        Path file = temp.resolve("figure6.svg");
        assertThat(
                        fastv(
                                "figure",
                                "flops-reduction",
                                "--layers=4",
                                "--hidden=64",
                                "--intermediate=172",
                                "--heads=4",
                                "--k=0,2",
                                "--r=0.5",
                                "-o",
                                file.toString()))
                .isZero();
        assertThat(file).content().contains("<svg", "Theoretical FLOPs reduction");
        assertThat(Files.readAllLines(temp.resolve("figure6.csv"))).hasSize(3);
        assertThat(out.toString()).contains(file.toString());
    }

    @Test
    void figures_are_listed_and_a_wrong_name_is_told() {
        assertThat(fastv("figure")).isZero();
        assertThat(out.toString()).contains("trade-off", "kept", "flops-reduction");
        assertThat(fastv("figure", "trade-of", temp.toString())).isEqualTo(BAD_INPUT);
        assertThat(err.toString()).contains("did you mean \"trade-off\"?");
    }

    @Test
    void what_is_no_run_is_told() {
        assertThat(fastv("report", temp.toString())).isEqualTo(BAD_INPUT);
        assertThat(err.toString()).contains("expected a run folder, which holds journal.jsonl");
        assertThat(fastv("figure", "flops-reduction", "--layers=0")).isEqualTo(BAD_INPUT);
        assertThat(fastv("report", "--kind", "fastv-tabel7", temp.toString())).isEqualTo(BAD_INPUT);
        assertThat(err.toString()).contains("did you mean \"fastv-table7\"?");
        assertThat(fastv("report", "--kind=fastv-table7", temp.toString())).isEqualTo(BAD_INPUT);
        assertThat(err.toString()).contains("journal.jsonl: expected a journal");
    }
}
