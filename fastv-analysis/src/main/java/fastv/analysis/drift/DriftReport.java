package fastv.analysis.drift;

import fastv.analysis.estimate.Table;
import fastv.analysis.summary.BySetting;
import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Drift per setting and layer. */
public final class DriftReport implements JournalReport {

    @Override
    public String summary() {
        return "per setting and layer: how far the last prompt token's state lies from the unpruned"
                + " one, with 95 % intervals";
    }

    /**
     * Reads a journal once, in memory that depends on settings and layers alone.
     *
     * @return by setting; the unpruned one and those without the analysis are left out
     * @throws fastv.core.error.BadInputException if the file is no journal
     */
    public static SortedMap<String, DriftSummary> read(Path journal) {
        return BySetting.read(
                journal,
                DriftRecord::of,
                DriftSummary.Tally::new,
                DriftSummary.Tally::add,
                DriftSummary.Tally::summary);
    }

    @Override
    public String render(Path journal, ReportFormat format) {
        Table table =
                new Table(
                        "setting",
                        "layer",
                        "answers",
                        "relative distance",
                        "distance low",
                        "distance high",
                        "cosine",
                        "cosine low",
                        "cosine high");
        read(journal)
                .forEach(
                        (setting, drift) -> {
                            for (int layer = 0; layer < drift.relative().size(); layer++) {
                                table.row(
                                        Stream.of(
                                                        new Object[] {
                                                            setting,
                                                            layer,
                                                            drift.relative().get(layer).samples()
                                                        },
                                                        Table.cells(drift.relative().get(layer)),
                                                        Table.cells(drift.cosine().get(layer)))
                                                .flatMap(Arrays::stream)
                                                .toArray());
                            }
                        });
        return table.render(format);
    }
}
