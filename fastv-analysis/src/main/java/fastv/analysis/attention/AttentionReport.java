package fastv.analysis.attention;

import fastv.analysis.estimate.Entries;
import fastv.analysis.estimate.Estimate;
import fastv.analysis.estimate.Table;
import fastv.analysis.summary.SettingOrder;
import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import fastv.core.token.Segment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Attention allocation and efficiency per setting, layer by layer and shallow against deep. */
public final class AttentionReport implements JournalReport {

    @Override
    public String summary() {
        return "per setting: attention allocation and efficiency of system, image, instruction and"
                + " output tokens, per layer and in shallow and deep layers, with 95 % intervals";
    }

    /**
     * Reads a journal once, in memory that depends on settings and layers alone.
     *
     * @return by setting, the unpruned one first, then by reading; settings without the analysis
     *     are left out
     * @throws fastv.core.error.BadInputException if the file is no journal
     */
    public static SortedMap<String, SortedMap<String, AttentionSummary>> read(Path journal) {
        SortedMap<String, SortedMap<String, AttentionTally>> tallies =
                new TreeMap<>(new SettingOrder());
        Entries.forEach(
                journal,
                entry ->
                        AttentionRecord.of(entry)
                                .ifPresent(
                                        record ->
                                                add(
                                                        tallies.computeIfAbsent(
                                                                entry.setting(),
                                                                any -> new TreeMap<>()),
                                                        record)));
        SortedMap<String, SortedMap<String, AttentionSummary>> summaries =
                new TreeMap<>(new SettingOrder());
        tallies.forEach(
                (setting, readings) -> {
                    SortedMap<String, AttentionSummary> byReading = new TreeMap<>();
                    readings.forEach((name, tally) -> byReading.put(name, tally.summary()));
                    summaries.put(setting, byReading);
                });
        return summaries;
    }

    private static void add(SortedMap<String, AttentionTally> tallies, AttentionRecord record) {
        record.readings()
                .forEach(
                        (name, reading) ->
                                tallies.computeIfAbsent(name, any -> new AttentionTally())
                                        .add(reading));
    }

    @Override
    public String render(Path journal, ReportFormat format) {
        SortedMap<String, SortedMap<String, AttentionSummary>> summaries = read(journal);
        boolean everyLayer = format == ReportFormat.CSV || format == ReportFormat.JSON;
        String table = table(summaries, everyLayer).render(format);
        return everyLayer ? table : table + "\n" + headline(summaries).render(format);
    }

    private static Table table(
            Map<String, SortedMap<String, AttentionSummary>> summaries, boolean everyLayer) {
        Table table =
                new Table(
                        "setting",
                        "reading",
                        "layers",
                        "tokens",
                        "samples",
                        "lambda",
                        "lambda low",
                        "lambda high",
                        "epsilon",
                        "epsilon low",
                        "epsilon high",
                        "lambda sum",
                        "lambda pooled",
                        "epsilon sum");
        summaries.forEach(
                (setting, readings) ->
                        readings.forEach(
                                (reading, summary) -> {
                                    rows(table, setting, reading, "shallow", summary.shallow());
                                    rows(table, setting, reading, "deep", summary.deep());
                                    for (int i = 0;
                                            everyLayer && i < summary.layers().size();
                                            i++) {
                                        rows(
                                                table,
                                                setting,
                                                reading,
                                                Integer.toString(i),
                                                summary.layers().get(i));
                                    }
                                }));
        return table;
    }

    private static void rows(
            Table table,
            String setting,
            String reading,
            String layers,
            LayerAttentionSummary summary) {
        for (Segment segment : Segment.values()) {
            LayerAttentionSummary.Kind kind = summary.of(segment);
            table.row(
                    Stream.of(
                                    new Object[] {
                                        setting,
                                        reading,
                                        layers,
                                        segment.publicName(),
                                        kind.lambdaMean().samples()
                                    },
                                    Table.cells(kind.lambdaMean()),
                                    Table.cells(kind.epsilonMean()),
                                    new Object[] {
                                        mean(kind.lambdaSum()),
                                        kind.lambdaPooled(),
                                        mean(kind.epsilonSum())
                                    })
                            .flatMap(Arrays::stream)
                            .toArray());
        }
    }

    private static double mean(Estimate estimate) {
        return estimate.samples() == 0 ? Double.NaN : estimate.mean();
    }

    /** The paper's numbers as computed here. */
    private static Table headline(Map<String, SortedMap<String, AttentionSummary>> summaries) {
        Table table =
                new Table(
                        "setting",
                        "reading",
                        "system / image, deep",
                        "system / image, shallow",
                        "system share, deep");
        summaries.forEach(
                (setting, readings) ->
                        readings.forEach(
                                (reading, summary) ->
                                        table.row(
                                                setting,
                                                reading,
                                                summary.deepSystemOverImage(),
                                                summary.shallowSystemOverImage(),
                                                summary.deepSystemShare())));
        table.row("paper, LLaVA-1.5-7B", "", 472.0, 2.0, 0.85);
        return table;
    }
}
