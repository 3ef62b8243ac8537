package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.Mark;
import fastv.analysis.chart.Series;
import fastv.analysis.chart.XyChart;
import fastv.analysis.result.Estimate;
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

/** Score against cost for every setting, figures 1 and 7 of the FastV paper (arXiv:2403.06764). */
public final class TradeOffFigure implements Figure {
    /** Longer fronts would label themselves over each other. */
    private static final int LABELLED = 6;

    @Override
    public String summary() {
        return "score against the share of FLOPs that remains, with intervals and the Pareto front";
    }

    @Override
    public Gathering begin() {
        return results ->
                results.isScored() && results.settings().size() > 1 && hasFlops(results)
                        ? List.of(plate(results))
                        : List.of();
    }

    private static boolean hasFlops(Results results) {
        return results.settings().stream().anyMatch(s -> s.formula(Words.EXACT).isPresent());
    }

    private static Plate plate(Results results) {
        List<SettingResult> front = results.front(Words.EXACT);
        Map<String, List<Mark>> families = new LinkedHashMap<>();
        for (SettingResult setting : results.settings()) {
            if (setting.score().isPresent() && setting.formula(Words.EXACT).isPresent()) {
                families.computeIfAbsent(
                                results.runs().label(setting.run(), setting.knobs().strategy()),
                                name -> new ArrayList<>())
                        .add(mark(setting, alone(front)));
            }
        }
        List<Series> series = new ArrayList<>();
        families.forEach((name, marks) -> series.add(new Series(name, Series.Look.POINTS, marks)));
        if (front.size() > 1) {
            series.add(
                    new Series(
                            "Pareto front",
                            Series.Look.REFERENCE,
                            front.stream().map(s -> Mark.at(x(s), y(s).value())).toList()));
        }
        XyChart chart =
                XyChart.of(
                        "Score against computation",
                        alt(results, front),
                        Axis.of("decoder FLOPs that remain (exact count)", Axis.Format.PERCENT),
                        Axis.of("score, with 95% interval", Axis.Format.PERCENT),
                        series);
        return new Plate(
                "trade-off",
                chart,
                "Up is better, left is cheaper. A setting on the dashed front is beaten by no"
                        + " other: none costs less and scores as well. Intervals that overlap widely"
                        + " say that the samples are too few to tell the settings apart.",
                "answer.text against sample.references; flops.exact.decoderRatio",
                data(results, front));
    }

    /** Of settings at the same place one is labelled. */
    private static List<SettingResult> alone(List<SettingResult> front) {
        List<SettingResult> alone = new ArrayList<>();
        for (SettingResult setting : front) {
            if (alone.stream()
                    .noneMatch(o -> x(o) == x(setting) && y(o).value() == y(setting).value())) {
                alone.add(setting);
            }
        }
        return alone;
    }

    private static Mark mark(SettingResult setting, List<SettingResult> front) {
        Estimate score = y(setting);
        Optional<String> label =
                front.contains(setting) && front.size() <= LABELLED
                        ? Optional.of(label(setting))
                        : Optional.empty();
        return new Mark(x(setting), score.value(), score.low(), score.high(), label);
    }

    private static String label(SettingResult setting) {
        StringBuilder label = new StringBuilder();
        setting.knobs().number("k").ifPresent(k -> label.append("K=").append((int) k));
        setting.knobs()
                .number("r")
                .ifPresent(r -> label.append(" R=").append(Math.round(100 * r)).append('%'));
        return label.length() == 0 ? setting.knobs().strategy() : label.toString().strip();
    }

    private static double x(SettingResult setting) {
        return setting.formula(Words.EXACT).orElseThrow().decoderRatio();
    }

    private static Estimate y(SettingResult setting) {
        return setting.score().orElseThrow();
    }

    private static String alt(Results results, List<SettingResult> front) {
        StringBuilder alt = new StringBuilder();
        alt.append("Scatter chart of ")
                .append(Words.count(results.settings().size(), "setting"))
                .append(": score against the share of decoder FLOPs that remains. On the front:");
        for (SettingResult setting : front) {
            alt.append(' ')
                    .append(setting.label())
                    .append(" with ")
                    .append(Words.percent(y(setting).value()))
                    .append(" at ")
                    .append(Words.percent(x(setting)))
                    .append(" of the FLOPs;");
        }
        return alt.toString();
    }

    private static DataTable data(Results results, List<SettingResult> front) {
        return new DataTable(
                List.of(
                        "setting",
                        "decoder FLOPs ratio",
                        "score",
                        "low",
                        "high",
                        "answers",
                        "on the front"),
                results.settings().stream()
                        .filter(s -> s.score().isPresent() && s.formula(Words.EXACT).isPresent())
                        .map(
                                s ->
                                        Arrays.<@Nullable Object>asList(
                                                s.label(),
                                                x(s),
                                                y(s).value(),
                                                y(s).low(),
                                                y(s).high(),
                                                y(s).samples(),
                                                front.contains(s)))
                        .toList());
    }
}
