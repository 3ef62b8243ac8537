package fastv.analysis.shift;

import fastv.analysis.estimate.Entries;
import fastv.analysis.estimate.Estimate;
import fastv.analysis.estimate.Table;
import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Shift, dispersion and agreement of rankings. */
public final class ShiftReport implements JournalReport {

    @Override
    public String summary() {
        return "where text-visual and class attention look: mean by position, cumulative share,"
                + " entropy, and how far any two rankings agree";
    }

    /**
     * Reads a journal once.
     *
     * @throws fastv.core.error.BadInputException if the file is no journal
     */
    public static ShiftSummary read(Path journal) {
        ShiftTally tally = new ShiftTally();
        Entries.forEach(journal, tally::add);
        return tally.summary();
    }

    @Override
    public String render(Path journal, ReportFormat format) {
        ShiftSummary summary = read(journal);
        Table table =
                new Table("measure", "ranking", "other", "at", "samples", "value", "low", "high");
        for (int layer = 0; layer < summary.entropy().size(); layer++) {
            row(table, "entropy", "layer " + layer, "", null, summary.entropy().get(layer));
        }
        row(table, "entropy", "class-attention", "", null, summary.classEntropy());
        summary.rankings().forEach((name, spread) -> spread(table, name, spread, format));
        summary.agreements().forEach(agreement -> agreement(table, agreement));
        return table.render(format);
    }

    private static void spread(
            Table table, String name, ShiftSummary.Spread spread, ReportFormat format) {
        int steps = spread.cumulative().size();
        for (int i = 0; i < steps; i++) {
            double share = (i + 1.0) / steps;
            row(table, "cumulative share", name, "", share, spread.cumulative().get(i));
        }
        boolean everyPosition = format == ReportFormat.CSV || format == ReportFormat.JSON;
        for (int i = 0; everyPosition && i < spread.byPosition().size(); i++) {
            table.row(
                    "share at position", name, "", i, null, spread.byPosition().get(i), null, null);
        }
    }

    private static void agreement(Table table, ShiftSummary.Agreement agreement) {
        String first = agreement.first();
        String second = agreement.second();
        for (int i = 0; i < agreement.overlap().size(); i++) {
            Double share = AgreementTally.SHARES.get(i);
            row(table, "overlap", first, second, share, agreement.overlap().get(i));
        }
        row(table, "spearman", first, second, null, agreement.spearman());
        row(table, "kendall", first, second, null, agreement.kendall());
    }

    private static void row(
            Table table,
            String measure,
            String ranking,
            String other,
            @Nullable Object at,
            Estimate estimate) {
        @Nullable Object[] cells = Table.cells(estimate);
        table.row(measure, ranking, other, at, estimate.samples(), cells[0], cells[1], cells[2]);
    }
}
