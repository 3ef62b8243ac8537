package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.Mark;
import fastv.analysis.chart.Series;
import fastv.analysis.chart.XyChart;
import fastv.analysis.table.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line per setting over the decoder's layers. */
final class LayerLines {
    /** More lines than colours could not be told apart. */
    static final int MOST = 7;

    private LayerLines() {}

    /** A chart of the first settings; the table has all. */
    static XyChart chart(String title, Axis y, Map<String, List<Mark>> lines) {
        List<Series> series =
                lines.entrySet().stream()
                        .limit(MOST)
                        .map(line -> new Series(line.getKey(), Series.Look.LINE, line.getValue()))
                        .toList();
        String alt =
                "Line chart over the decoder's layers of "
                        + lines.keySet().stream().limit(MOST).collect(Collectors.joining(", "))
                        + ".";
        return XyChart.of(
                title, alt, Axis.of("decoder layer, counted from 1", Axis.Format.WHOLE), y, series);
    }

    /** What to say where lines had to be left out. */
    static List<String> leftOut(Map<String, List<Mark>> lines) {
        return lines.size() <= MOST
                ? List.of()
                : List.of(
                        "Shown are the first %d of %d settings; the CSV file has all."
                                .formatted(MOST, lines.size()));
    }

    static DataTable table(String value, Map<String, List<Mark>> lines) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        lines.forEach(
                (setting, marks) ->
                        marks.forEach(
                                mark ->
                                        rows.add(
                                                Arrays.<@Nullable Object>asList(
                                                        setting,
                                                        (int) mark.x(),
                                                        mark.y(),
                                                        mark.low(),
                                                        mark.high()))));
        return new DataTable(List.of("setting", "layer", value, "low", "high"), rows);
    }
}
