package fastv.analysis.paper;

import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import fastv.core.score.Scorer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Table 7 of FastV (arXiv:2403.06764), what becomes of a model that is trained with half of the
 * image tokens (a), or loses image tokens by rank (b) or at random (c), system tokens by rank (d),
 * the first half of the system prompt (e), instruction tokens by rank (f), all but the sinks and
 * the latest keys (g).
 *
 * <p>Needs a journal with the setting {@code none} and those of the rows. Row (a) is another model:
 * the one setting of a second journal, about the same questions.
 */
public final class FastvTable7Report implements JournalReport {
    private static final PaperTable TABLE =
            new PaperTable(
                    "FastV, Table 7",
                    "LLaVA-1.5-7B, retrained (arXiv:2403.06764)",
                    PrintedTable.read("fastv-table7.csv", 2, 0, 4),
                    "the run of experiments/fastv/table7-pooled.yaml",
                    """
                    Where the paper prints Failed, the model gave no answers that could be judged: they count as 0.
                    The paper gives no K and R for (d) to (g). (a) is a second run, whose answers are to the same
                    questions; its FLOPs ratio is to the unpruned model with all image tokens.
                    """);

    private final Map<String, Scorer> scorers;

    /**
     * A report that judges by these scorers.
     *
     * @param scorers by public name
     */
    @Inject
    public FastvTable7Report(Map<String, Scorer> scorers) {
        this.scorers = Map.copyOf(scorers);
    }

    @Override
    public String summary() {
        return "FastV's Table 7 from this run, beside the printed one; row (a) is a second run";
    }

    @Override
    public String render(Path journal, ReportFormat format) {
        return render(List.of(journal), format);
    }

    @Override
    public String render(List<Path> journals, ReportFormat format) {
        return new PaperReport(RunTable.of(TABLE, journals, scorers)).render(format);
    }
}
