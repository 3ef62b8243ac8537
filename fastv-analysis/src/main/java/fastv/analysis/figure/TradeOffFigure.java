package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.Mark;
import fastv.analysis.chart.Series;
import fastv.analysis.chart.XyChart;
import fastv.analysis.result.Measure;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import fastv.analysis.table.DataTable;
import fastv.core.score.Interval;
import fastv.core.score.Score;
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

    private static final double HUNDRED = 100;

    @Override
    public String summary() {
        return "score against the share of FLOPs that remains, with intervals and the Pareto front";
    }

    @Override
    public Gathering begin() {
        return results ->
                results.settings().size() > 1
                        ? results.headlines().stream()
                                .filter(measure -> shown(results, measure).size() > 1)
                                .map(measure -> new Drawing(results, measure).plate())
                                .toList()
                        : List.of();
    }

    private static List<SettingResult> shown(Results results, Measure measure) {
        return results.settings().stream()
                .filter(s -> s.score(measure).isPresent())
                .filter(s -> s.formula(Words.EXACT).isPresent())
                .toList();
    }

    /** The chart of one measure. */
    private record Drawing(Results results, Measure measure) {

        Plate plate() {
            List<SettingResult> front = results.front(measure, Words.EXACT);
            boolean first = measure.equals(results.headlines().get(0));
            return new Plate(
                    first ? "trade-off" : "trade-off-" + measure.fileName(),
                    XyChart.of(
                            measure.title() + " against computation",
                            alt(front),
                            Axis.of("decoder FLOPs that remain (exact count)", Axis.Format.PERCENT),
                            Axis.of(
                                    measure.metric() + " x 100, with 95% interval",
                                    Axis.Format.PLAIN),
                            series(front)),
                    "Up is better, left is cheaper. A setting on the dashed front is beaten by no"
                            + " other: none costs less and scores as well. Intervals that overlap"
                            + " widely say that the samples are too few to tell the settings apart.",
                    "answer.text against sample.references; flops.exact.decoderRatio",
                    data(front));
        }

        private List<Series> series(List<SettingResult> front) {
            Map<String, List<Mark>> families = new LinkedHashMap<>();
            for (SettingResult setting : shown(results, measure)) {
                families.computeIfAbsent(
                                results.runs().label(setting.run(), setting.knobs().strategy()),
                                name -> new ArrayList<>())
                        .add(mark(setting, alone(front)));
            }
            List<Series> series = new ArrayList<>();
            families.forEach(
                    (name, marks) -> series.add(new Series(name, Series.Look.POINTS, marks)));
            if (front.size() > 1) {
                series.add(
                        new Series(
                                "Pareto front",
                                Series.Look.REFERENCE,
                                front.stream().map(s -> Mark.at(x(s), y(s))).toList()));
            }
            return series;
        }

        /** Of settings at the same place one is labelled. */
        private List<SettingResult> alone(List<SettingResult> front) {
            List<SettingResult> alone = new ArrayList<>();
            for (SettingResult setting : front) {
                if (alone.stream().noneMatch(o -> x(o) == x(setting) && y(o) == y(setting))) {
                    alone.add(setting);
                }
            }
            return alone;
        }

        private Mark mark(SettingResult setting, List<SettingResult> front) {
            Interval interval = score(setting).interval();
            Optional<String> label =
                    front.contains(setting) && front.size() <= LABELLED
                            ? Optional.of(label(setting))
                            : Optional.empty();
            return new Mark(
                    x(setting),
                    y(setting),
                    HUNDRED * interval.low(),
                    HUNDRED * interval.high(),
                    label);
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

        private double y(SettingResult setting) {
            return HUNDRED * score(setting).value();
        }

        private Score score(SettingResult setting) {
            return setting.score(measure).orElseThrow();
        }

        private String alt(List<SettingResult> front) {
            StringBuilder alt = new StringBuilder("Scatter chart of ");
            alt.append(Words.count(shown(results, measure).size(), "setting"));
            alt.append(". On the Pareto front:");
            for (SettingResult setting : front) {
                alt.append(' ')
                        .append(setting.label())
                        .append(" with ")
                        .append(Words.score(score(setting).value()))
                        .append(" at ")
                        .append(Words.percent(x(setting)))
                        .append(" of the FLOPs;");
            }
            return alt.toString();
        }

        private DataTable data(List<SettingResult> front) {
            return new DataTable(
                    List.of(
                            "setting",
                            "decoder FLOPs ratio",
                            measure.metric(),
                            "low",
                            "high",
                            "interval",
                            "answers",
                            "on the front"),
                    shown(results, measure).stream()
                            .map(
                                    s ->
                                            Arrays.<@Nullable Object>asList(
                                                    s.label(),
                                                    x(s),
                                                    score(s).value(),
                                                    score(s).interval().low(),
                                                    score(s).interval().high(),
                                                    score(s).interval().method().publicName(),
                                                    score(s).answers(),
                                                    front.contains(s)))
                            .toList());
        }
    }
}
