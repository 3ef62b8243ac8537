package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.Mark;
import fastv.analysis.chart.Series;
import fastv.analysis.chart.XyChart;
import fastv.analysis.estimate.Estimate;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import fastv.analysis.table.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much of the saving that FLOPs promise a clock finds. */
public final class LatencyFigure implements Figure {
    private static final double MILLI = 1000;
    private static final double WORTH_SAYING = 0.02;

    /** One setting: seconds, and the realised share where something was promised. */
    private record Row(
            SettingResult setting,
            double predicted,
            Estimate measured,
            Optional<Double> realised) {}

    @Override
    public String summary() {
        return "prefill with selection, as FLOPs predict it against as measured";
    }

    @Override
    public Gathering begin() {
        return results -> {
            List<Row> rows = rows(results);
            return rows.size() > 1 ? List.of(plate(results, rows)) : List.of();
        };
    }

    private static List<Row> rows(Results results) {
        List<Row> rows = new ArrayList<>();
        for (SettingResult setting : results.settings()) {
            Optional<SettingResult> base = results.unpruned(setting.run());
            if (base.isPresent() && setting.formula(Words.EXACT).isPresent()) {
                double unpruned = time(base.get()).mean();
                double ratio = setting.formula(Words.EXACT).get().decoderRatio();
                Estimate measured = time(setting);
                Optional<Double> realised =
                        1 - ratio < WORTH_SAYING
                                ? Optional.empty()
                                : Optional.of(
                                        (unpruned - measured.mean()) / (unpruned * (1 - ratio)));
                rows.add(new Row(setting, unpruned * ratio, measured, realised));
            }
        }
        return rows;
    }

    private static Estimate time(SettingResult setting) {
        return setting.time("prefillAndSelection").mean();
    }

    private static Plate plate(Results results, List<Row> rows) {
        Map<String, List<Mark>> families = new LinkedHashMap<>();
        double low = Double.MAX_VALUE;
        double high = 0;
        for (Row row : rows) {
            families.computeIfAbsent(
                            results.runs()
                                    .label(row.setting().run(), row.setting().knobs().strategy()),
                            name -> new ArrayList<>())
                    .add(
                            new Mark(
                                    MILLI * row.predicted(),
                                    MILLI * row.measured().mean(),
                                    MILLI * row.measured().low(),
                                    MILLI * row.measured().high(),
                                    Optional.empty()));
            low = Math.min(low, MILLI * row.predicted());
            high = Math.max(high, MILLI * row.predicted());
        }
        List<Series> series = new ArrayList<>();
        families.forEach((name, marks) -> series.add(new Series(name, Series.Look.POINTS, marks)));
        series.add(
                new Series(
                        "as predicted",
                        Series.Look.REFERENCE,
                        List.of(Mark.at(low, low), Mark.at(high, high))));
        XyChart chart =
                XyChart.of(
                        "Measured against predicted prefill time",
                        "Scatter chart: measured over predicted prefill time. " + notes(rows),
                        Axis.of("predicted: unpruned time x FLOPs ratio [ms]", Axis.Format.PLAIN),
                        Axis.of("measured, with 95% interval [ms]", Axis.Format.PLAIN),
                        series);
        return new Plate(
                "latency",
                chart,
                "On the dashed line a setting saves all the time its FLOPs promise; above it, part"
                        + " of the saving is lost to selection and to work that does not shrink.",
                "times.prefill + times.selection; flops.exact.decoderRatio",
                notes(rows),
                data(rows));
    }

    private static List<String> notes(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.realised().isPresent())
                .map(
                        row ->
                                "%s realises %s of the predicted saving."
                                        .formatted(
                                                row.setting().label(),
                                                Words.percent(row.realised().get())))
                .toList();
    }

    private static DataTable data(List<Row> rows) {
        return new DataTable(
                List.of(
                        "setting",
                        "predicted [s]",
                        "measured [s]",
                        "low [s]",
                        "high [s]",
                        "realised share of the saving"),
                rows.stream()
                        .map(
                                row ->
                                        Arrays.<@Nullable Object>asList(
                                                row.setting().label(),
                                                row.predicted(),
                                                row.measured().mean(),
                                                row.measured().low(),
                                                row.measured().high(),
                                                row.realised().orElse(null)))
                        .toList());
    }
}
