package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.BarChart;
import fastv.analysis.chart.Mark;
import fastv.analysis.result.FormulaResult;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import fastv.analysis.table.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What remains of the FLOPs, counted in every way there is, in all and layer by layer. */
public final class FlopsFigure implements Figure {
    private static final double BILLION = 1e9;

    @Override
    public String summary() {
        return "the share of FLOPs that remains under every formula, and the cost of each layer";
    }

    @Override
    public Gathering begin() {
        return results ->
                results.formulas().isEmpty()
                        ? List.of()
                        : List.of(conventions(results), perLayer(results));
    }

    private static Plate conventions(Results results) {
        List<BarChart.Bars> bars = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String formula : results.formulas()) {
            List<Mark> lengths = new ArrayList<>();
            for (SettingResult setting : results.settings()) {
                double ratio =
                        setting.formula(formula)
                                .map(FormulaResult::decoderRatio)
                                .orElse(Double.NaN);
                lengths.add(Mark.at(0, ratio));
                setting.formula(formula)
                        .ifPresent(
                                f ->
                                        rows.add(
                                                Arrays.<@Nullable Object>asList(
                                                        setting.label(),
                                                        formula,
                                                        f.figure(),
                                                        f.unit(),
                                                        f.decoder(),
                                                        f.decoderRatio(),
                                                        f.total(),
                                                        f.totalRatio())));
            }
            bars.add(new BarChart.Bars(formula, lengths));
        }
        BarChart chart =
                new BarChart(
                        "FLOPs that remain, by what is counted",
                        "Bar chart: share of the unpruned decoder FLOPs that remains, for every"
                                + " setting under "
                                + String.join(", ", results.formulas())
                                + ".",
                        Axis.of("decoder FLOPs that remain", Axis.Format.PERCENT).between(0, 1.02),
                        results.settings().stream().map(SettingResult::label).toList(),
                        bars);
        return new Plate(
                "flops",
                chart,
                "Papers count differently: with or without text tokens, the third MLP matrix,"
                        + " attention. Compare ratios of one formula only; what each counts stands at"
                        + " the end of the page.",
                "flops.*.decoderRatio",
                new DataTable(
                        List.of(
                                "setting",
                                "formula",
                                "figure",
                                "unit",
                                "decoder",
                                "decoder ratio",
                                "total",
                                "total ratio"),
                        rows));
    }

    private static Plate perLayer(Results results) {
        Map<String, List<Mark>> lines = new LinkedHashMap<>();
        for (SettingResult setting : results.settings()) {
            setting.formula(Words.EXACT)
                    .ifPresent(
                            f -> {
                                List<Mark> marks = new ArrayList<>();
                                for (int i = 0; i < f.perLayer().size(); i++) {
                                    marks.add(Mark.at(i + 1.0, f.perLayer().get(i) / BILLION));
                                }
                                lines.put(setting.label(), marks);
                            });
        }
        return new Plate(
                "flops-per-layer",
                LayerLines.chart(
                        "Cost of each layer",
                        Axis.of("prefill, exact count [GFLOPs]", Axis.Format.PLAIN).fromZero(),
                        lines),
                "A cut shows as a step down at its layer; everything after it is cheaper.",
                "flops.exact.perLayer",
                LayerLines.leftOut(lines),
                LayerLines.table("GFLOPs", lines));
    }
}
