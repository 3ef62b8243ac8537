package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.BarChart;
import fastv.analysis.chart.Mark;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import fastv.analysis.table.DataTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Bytes of the key-value cache. */
public final class CacheFigure implements Figure {
    private static final double KIB = 1024;
    private static final double LARGE = 10_000 * KIB;

    @Override
    public String summary() {
        return "bytes of the key-value cache at the end of an answer, computed and read";
    }

    @Override
    public Gathering begin() {
        return results ->
                results.settings().stream().anyMatch(s -> s.cacheMeasuredBytes() > 0)
                        ? List.of(plate(results))
                        : List.of();
    }

    private static Plate plate(Results results) {
        boolean large = results.settings().stream().anyMatch(s -> s.cacheMeasuredBytes() > LARGE);
        double unit = large ? KIB * KIB : KIB;
        BarChart chart =
                new BarChart(
                        "Key-value cache",
                        "Bar chart: bytes of the key-value cache at the end of an answer.",
                        Axis.of(large ? "mean size [MiB]" : "mean size [KiB]", Axis.Format.PLAIN)
                                .fromZero(),
                        results.settings().stream().map(SettingResult::label).toList(),
                        List.of(
                                bars(
                                        results,
                                        "read from the cache",
                                        s -> s.cacheMeasuredBytes() / unit),
                                bars(
                                        results,
                                        "computed from tokens",
                                        s -> s.cachePredictedBytes() / unit)));
        return new Plate(
                "cache",
                chart,
                "What an answer holds in memory until it ends. Both bars must agree: one is read"
                        + " from the tensors, the other computed.",
                "memory.kvMeasured, memory.kvPredicted",
                new DataTable(
                        List.of("setting", "measured [bytes]", "predicted [bytes]"),
                        results.settings().stream()
                                .map(
                                        s ->
                                                Arrays.<@Nullable Object>asList(
                                                        s.label(),
                                                        s.cacheMeasuredBytes(),
                                                        s.cachePredictedBytes()))
                                .toList()));
    }

    private static BarChart.Bars bars(
            Results results, String name, ToDoubleFunction<SettingResult> size) {
        return new BarChart.Bars(
                name,
                results.settings().stream().map(s -> Mark.at(0, size.applyAsDouble(s))).toList());
    }
}
