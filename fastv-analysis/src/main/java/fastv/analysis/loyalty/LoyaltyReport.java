package fastv.analysis.loyalty;

import fastv.analysis.estimate.Table;
import fastv.analysis.summary.BySetting;
import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import fastv.core.statistics.Interval;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Loyalty per setting. */
public final class LoyaltyReport implements JournalReport {
    private static final double ALPHA = 0.05;

    @Override
    public String summary() {
        return "per setting: share of answers equal to the unpruned ones and KL divergence of the"
                + " first token, with 95 % intervals";
    }

    /**
     * Reads a journal once, in memory that depends on settings alone.
     *
     * @return by setting; the unpruned one and those without the analysis are left out
     * @throws fastv.core.error.BadInputException if the file is no journal
     */
    public static SortedMap<String, LoyaltySummary> read(Path journal) {
        return BySetting.read(
                journal,
                LoyaltyRecord::of,
                LoyaltySummary.Tally::new,
                LoyaltySummary.Tally::add,
                LoyaltySummary.Tally::summary);
    }

    @Override
    public String render(Path journal, ReportFormat format) {
        Table table =
                new Table(
                        "setting",
                        "answers",
                        "same answer",
                        "same low",
                        "same high",
                        "same first token",
                        "KL(unpruned||this)",
                        "KL low",
                        "KL high",
                        "KL(this||unpruned)",
                        "common prefix");
        read(journal)
                .forEach(
                        (setting, loyalty) -> {
                            Interval same = loyalty.sameAnswer().wilson(ALPHA);
                            table.row(
                                    Stream.of(
                                                    new Object[] {
                                                        setting,
                                                        loyalty.sameAnswer().n(),
                                                        loyalty.sameAnswer().value(),
                                                        same.low(),
                                                        same.high(),
                                                        loyalty.sameFirstToken().value()
                                                    },
                                                    Table.cells(loyalty.klUnpruned()),
                                                    new Object[] {
                                                        loyalty.klReverse().mean(),
                                                        loyalty.commonPrefix().mean()
                                                    })
                                            .flatMap(Arrays::stream)
                                            .toArray());
                        });
        return table.render(format);
    }
}
