package fastv.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import fastv.analysis.AnalysisModule;
import fastv.analysis.EqualScorer;
import fastv.analysis.figure.Figure;
import fastv.analysis.figure.Gathering;
import fastv.analysis.result.ResultsTally;
import fastv.analysis.result.RunSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportMemoryTest {
    /** A run of 8 samples and 6 settings, again and again under other names. */
    private static final int COPIES = 209;

    private static final int FEW = 10;

    @TempDir private Path temp = Path.of("");

    private List<Gathering> gatherings = List.of();
    private int samples;
    private final List<Long> figures = new ArrayList<>();
    private final List<Long> entries = new ArrayList<>();

    @Test
    void ten_thousand_entries_leave_no_more_behind_than_a_few_hundred() throws IOException {
        Path run = manyTimes(WholeRun.write(temp));
        Map<String, Figure> registered =
                Guice.createInjector(new AnalysisModule())
                        .getInstance(Key.get(new TypeLiteral<Map<String, Figure>>() {}));
        gatherings = registered.values().stream().map(Figure::begin).toList();
        RunSet runs = RunSet.of(List.of(run));
        ResultsTally tally = new ResultsTally(runs, EqualScorer.SCORERS);
        runs.forEach(
                sample -> {
                    tally.add(sample);
                    gatherings.forEach(gathering -> gathering.add(sample));
                    samples++;
                    if (samples == 8 * FEW || samples == 8 * COPIES) {
                        count();
                    }
                });
        assertThat(gatherings).hasSizeGreaterThan(10);
        assertThat(figures).hasSize(2);
        // 9,552 entries lie between; a few objects belong to the sample that is being read
        assertThat(figures.get(1)).isLessThan(figures.get(0) + FEW);
        assertThat(entries.get(1)).isLessThan(entries.get(0) + FEW);
    }

    /**
     * What figures and tallies hold; the words of answers, which are judged last, are not theirs.
     */
    private void count() {
        try {
            figures.add(
                    LiveObjects.of("fastv.analysis.") + LiveObjects.of("fastv.core.statistics."));
            entries.add(LiveObjects.of("fastv.core.journal.JournalEntry"));
        } catch (JMException e) {
            throw new IllegalStateException("no histogram of classes", e);
        }
    }

    private static Path manyTimes(Path run) throws IOException {
        Path journal = run.resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        List<String> all = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
            for (String line : lines) {
                all.add(line.replaceFirst("\"id\":\"s", "\"id\":\"" + copy + "s"));
            }
        }
        Files.write(journal, all);
        return run;
    }
}
