package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.Chart;
import fastv.analysis.chart.HeatMap;
import fastv.analysis.chart.Panels;
import fastv.analysis.map.AttentionMapRecord;
import fastv.analysis.map.AttentionMapRecord.Anchor;
import fastv.analysis.map.AttentionMapRecord.LayerMap;
import fastv.analysis.result.Results;
import fastv.analysis.result.SampleAnswers;
import fastv.analysis.table.DataTable;
import fastv.core.journal.JournalEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attention maps of whole layers, figures 4 and 8 of the FastV paper (arXiv:2403.06764). */
public final class AttentionMapFigure implements Figure {
    private static final int MOST_SAMPLES = 2;
    private static final int WIDTH = 430;
    private static final int HEIGHT = 380;
    private static final int NOTES = 12;

    /** What a panel takes from its sample. */
    private record Shown(String sample, String setting, AttentionMapRecord record) {}

    @Override
    public String summary() {
        return "attention maps of chosen layers with segment borders, and anchor tokens (analysis"
                + " attention-map)";
    }

    @Override
    public Gathering begin() {
        return new Kept();
    }

    private static final class Kept implements Gathering {
        private final List<Shown> shown = new ArrayList<>();

        @Override
        public void add(SampleAnswers sample) {
            for (JournalEntry entry : sample.entries()) {
                if (shown.size() < MOST_SAMPLES) {
                    AttentionMapRecord.of(entry)
                            .ifPresent(
                                    record ->
                                            shown.add(
                                                    new Shown(
                                                            entry.sample().id(),
                                                            entry.setting(),
                                                            record)));
                }
            }
        }

        @Override
        public List<Plate> plates(Results results) {
            List<Plate> plates = new ArrayList<>();
            for (int i = 0; i < shown.size(); i++) {
                plates.add(plate(shown.get(i), i));
            }
            return plates;
        }
    }

    private static Plate plate(Shown shown, int number) {
        AttentionMapRecord record = shown.record();
        List<Chart> charts = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (LayerMap map : record.maps()) {
            charts.add(chart(record, map));
        }
        for (Anchor anchor : record.anchors()) {
            rows.add(
                    Arrays.<@Nullable Object>asList(
                            anchor.layer() + 1,
                            anchor.column(),
                            anchor.segment(),
                            anchor.text(),
                            anchor.received()));
        }
        return new Plate(
                number == 0 ? "attention-map" : "attention-map-" + (number + 1),
                new Panels(
                        "Attention maps, sample " + shown.sample() + ", " + shown.setting(),
                        "Heat maps of attention, one per layer: which token (down) attends to which"
                                + " (across). "
                                + String.join(" ", notes(record)),
                        2,
                        charts),
                "Each row is a token that looks, each column one that is looked at; means over"
                        + " heads,"
                        + " in blocks of %1$d x %1$d. The scale is logarithmic and begins at %2$s. A bright column is an"
                                .formatted(record.pool(), AttentionMapRecord.COLOUR_FLOOR)
                        + " anchor: a token that all later ones attend to.",
                "extra.attention-map",
                notes(record),
                new DataTable(
                        List.of("layer", "column", "segment", "text", "attention received"), rows));
    }

    private static HeatMap chart(AttentionMapRecord record, LayerMap map) {
        List<List<Double>> cells = new ArrayList<>();
        for (int row = 0; row < map.blocks().rows(); row++) {
            List<Double> cell = new ArrayList<>();
            for (int column = 0; column < map.blocks().columns(); column++) {
                // beyond the diagonal nothing can be attended to
                cell.add(column > row ? Double.NaN : (double) map.blocks().at(row, column));
            }
            cells.add(cell);
        }
        double high = Math.max(map.maximum(), 2 * AttentionMapRecord.COLOUR_FLOOR);
        String unit = record.pool() == 1 ? "token" : "block of " + record.pool() + " tokens";
        return new HeatMap(
                "Layer " + (map.layer() + 1),
                "",
                "attended to (" + unit + ")",
                "attends (" + unit + ")",
                List.of(),
                List.of(),
                cells,
                new HeatMap.Scale(
                        "attention",
                        AttentionMapRecord.COLOUR_FLOOR,
                        high,
                        true,
                        Axis.Format.PLAIN),
                record.borders().stream()
                        .map(border -> new HeatMap.Border(border.block(), border.segment()))
                        .toList(),
                WIDTH,
                HEIGHT);
    }

    private static List<String> notes(AttentionMapRecord record) {
        return record.anchors().stream()
                .limit(NOTES)
                .map(
                        anchor ->
                                "Layer %d, token %d (%s%s) receives %s of the attention of later tokens."
                                        .formatted(
                                                anchor.layer() + 1,
                                                anchor.column(),
                                                anchor.segment(),
                                                anchor.text().isEmpty()
                                                        ? ""
                                                        : ", \"" + anchor.text() + "\"",
                                                Words.percent(anchor.received())))
                .toList();
    }
}
