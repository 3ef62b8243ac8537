package fastv.analysis.paper;

import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import fastv.core.score.Scorer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Table 1 of FastV (arXiv:2403.06764): settings by K and R in rows, data sets in columns, FLOPs and
 * their ratio, the average; beside it what the paper prints for LLaVA-1.5-7B, and below in words
 * where the two disagree.
 *
 * <p>Needs a journal with the setting {@code none} and settings of {@code fastv} whose labels say k
 * and r. The columns of the run are its kinds of question; they cannot be the paper's data sets, so
 * what is compared is the share of the unpruned scores that a setting keeps.
 */
public final class FastvTable1Report implements JournalReport {
    /** Behind FLOPs and their ratio, before the average. */
    private static final PrintedTable PRINTED = PrintedTable.read("fastv-table1.csv", 2, 2, 6);

    private static final PaperTable TABLE =
            new PaperTable(
                    "FastV, Table 1",
                    "LLaVA-1.5-7B (arXiv:2403.06764)",
                    PRINTED,
                    "",
                    "The paper's FLOPs are billions; K = 0 drops random tokens.\n");

    private final Map<String, Scorer> scorers;

    /**
     * A report that judges by these scorers.
     *
     * @param scorers by public name
     */
    @Inject
    public FastvTable1Report(Map<String, Scorer> scorers) {
        this.scorers = Map.copyOf(scorers);
    }

    @Override
    public String summary() {
        return "FastV's Table 1 from this run, beside the printed one, and where they disagree";
    }

    @Override
    public String render(Path journal, ReportFormat format) {
        return new PaperReport(RunTable.of(TABLE, List.of(journal), scorers)).render(format);
    }
}
