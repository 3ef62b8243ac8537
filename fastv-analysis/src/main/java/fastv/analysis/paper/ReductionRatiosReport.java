package fastv.analysis.paper;

import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import fastv.core.score.Scorer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * FasterVLM's main comparison (arXiv:2412.01818 v1): FastV and FasterVLM by the share of image
 * tokens removed, beside what its authors publish for LLaVA-1.5-7B.
 *
 * <p>Needs a journal with the setting {@code none} and settings of {@code fastv} and {@code
 * fastervlm} whose labels say r; {@code random-patches} and {@code text-only} are set beside them.
 */
public final class ReductionRatiosReport implements JournalReport {
    private static final PaperTable TABLE =
            new PaperTable(
                    "FasterVLM, reduction ratios",
                    "LLaVA-1.5-7B (EVAL.md of Theia-4869/FasterVLM, commit f5d5f12)",
                    PrintedTable.read("fastervlm-reduction-ratios.csv", 2, 1, 11),
                    "",
                    """
                    The authors' Average is kept times 100; they do not say FastV's K. FastV drops tokens inside the
                    decoder, so at equal R its first layers see more of them.
                    """);

    private final Map<String, Scorer> scorers;

    /**
     * A report that judges by these scorers.
     *
     * @param scorers by public name
     */
    @Inject
    public ReductionRatiosReport(Map<String, Scorer> scorers) {
        this.scorers = Map.copyOf(scorers);
    }

    @Override
    public String summary() {
        return "FasterVLM's main comparison from this run, beside the authors' numbers";
    }

    @Override
    public String render(Path journal, ReportFormat format) {
        return new PaperReport(RunTable.of(TABLE, List.of(journal), scorers)).render(format);
    }
}
