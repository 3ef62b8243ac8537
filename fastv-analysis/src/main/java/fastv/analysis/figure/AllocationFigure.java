package fastv.analysis.figure;

import fastv.analysis.attention.AttentionReading;
import fastv.analysis.attention.AttentionRecord;
import fastv.analysis.chart.Axis;
import fastv.analysis.chart.BarChart;
import fastv.analysis.chart.Chart;
import fastv.analysis.chart.Mark;
import fastv.analysis.chart.Panels;
import fastv.analysis.chart.Series;
import fastv.analysis.chart.XyChart;
import fastv.analysis.estimate.Estimate;
import fastv.analysis.result.SettingResult;
import fastv.analysis.table.DataTable;
import fastv.core.statistics.Moments;
import fastv.core.token.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Attention allocation and efficiency per layer and kind of token, figure 3 of the FastV paper
 * (arXiv:2403.06764): lambda is the share of attention, epsilon the same per token.
 */
public final class AllocationFigure implements Figure {
    /** The paper's shallow layers: the first two. */
    private static final int SHALLOW = 2;

    private static final int MOST_PANELS = 4;
    private static final int PANEL_WIDTH = 430;
    private static final int PANEL_HEIGHT = 320;

    @Override
    public String summary() {
        return "attention allocation and efficiency per layer and kind of token (analysis"
                + " attention)";
    }

    @Override
    public Gathering begin() {
        return new PerSetting<>(
                entry ->
                        AttentionRecord.of(entry)
                                .flatMap(record -> record.reading(AttentionRecord.PRODUCING)),
                Attended::new,
                Attended::add,
                tallies -> new Drawing(tallies).plates());
    }

    /** One setting: per kind of token, layer by layer and over shallow and deep layers. */
    private static final class Attended {
        private final Map<Segment, LayerMoments> lambda = new EnumMap<>(Segment.class);
        private final Map<Segment, LayerMoments> epsilon = new EnumMap<>(Segment.class);
        private final Map<Segment, List<Moments>> depthLambda = new EnumMap<>(Segment.class);
        private final Map<Segment, List<Moments>> depthEpsilon = new EnumMap<>(Segment.class);

        Attended() {
            for (Segment segment : Segment.values()) {
                lambda.put(segment, new LayerMoments());
                epsilon.put(segment, new LayerMoments());
                depthLambda.put(segment, List.of(new Moments(), new Moments()));
                depthEpsilon.put(segment, List.of(new Moments(), new Moments()));
            }
        }

        void add(AttentionReading reading) {
            for (Segment segment : Segment.values()) {
                double[][] sums = new double[2][2];
                int[] layers = new int[2];
                for (int layer = 0; layer < reading.layers(); layer++) {
                    double share = reading.lambdaMean(layer, segment);
                    double perToken = reading.epsilonMean(layer, segment);
                    of(lambda, segment).add(layer, share);
                    of(epsilon, segment).add(layer, perToken);
                    int depth = layer < SHALLOW ? 0 : 1;
                    sums[depth][0] += share;
                    sums[depth][1] += perToken;
                    layers[depth]++;
                }
                for (int depth = 0; depth < 2; depth++) {
                    of(depthLambda, segment).get(depth).addKnown(sums[depth][0] / layers[depth]);
                    of(depthEpsilon, segment).get(depth).addKnown(sums[depth][1] / layers[depth]);
                }
            }
        }

        static <T> T of(Map<Segment, T> bySegment, Segment segment) {
            T value = bySegment.get(segment);
            if (value == null) {
                throw new IllegalArgumentException(segment.publicName());
            }
            return value;
        }
    }

    /** Settings with their tallies. */
    private record Drawing(Map<SettingResult, Attended> tallies) {

        List<Plate> plates() {
            List<SettingResult> shown = List.copyOf(tallies.keySet());
            return List.of(
                    depth(shown, true),
                    depth(shown, false),
                    layers(shown, true),
                    layers(shown, false));
        }

        private Attended of(SettingResult setting) {
            Attended attended = tallies.get(setting);
            if (attended == null) {
                throw new IllegalArgumentException(setting.label());
            }
            return attended;
        }

        private Plate layers(List<SettingResult> shown, boolean shares) {
            String what = shares ? "Attention allocation" : "Attention efficiency";
            List<Chart> charts = new ArrayList<>();
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (SettingResult setting : shown) {
                Map<Segment, LayerMoments> bySegment =
                        shares ? of(setting).lambda : of(setting).epsilon;
                List<Series> series = new ArrayList<>();
                for (Segment segment : Segment.values()) {
                    List<Mark> marks = Attended.of(bySegment, segment).marks();
                    marks.forEach(mark -> rows.add(row(setting, segment, mark)));
                    series.add(
                            new Series(
                                    segment.publicName(),
                                    Series.Look.LINE,
                                    shares ? marks : positive(marks)));
                }
                Axis y =
                        shares
                                ? Axis.of("share of attention", Axis.Format.PERCENT).between(0, 1)
                                : Axis.of("attention per token", Axis.Format.PLAIN).onLogScale();
                charts.add(
                        new XyChart(
                                setting.label(),
                                "",
                                Axis.of("decoder layer, counted from 1", Axis.Format.WHOLE),
                                y,
                                series,
                                PANEL_WIDTH,
                                PANEL_HEIGHT));
            }
            return new Plate(
                    shares ? "attention-allocation" : "attention-efficiency",
                    new Panels(
                            what + " per layer",
                            "Line charts over the decoder's layers, one per setting, with a line"
                                    + " for system, image, instruction and output tokens.",
                            2,
                            charts.subList(0, Math.min(MOST_PANELS, charts.size()))),
                    shares
                            ? "How the attention of the tokens that are being written is divided"
                                    + " among system prompt, image, instruction (what is asked) and"
                                    + " output (what has been written so far); the four add up to 100%. Means"
                                    + " over samples, 95% intervals."
                            : "The same divided by the number of tokens of each kind, on a"
                                    + " logarithmic scale: what one token receives. Means over"
                                    + " samples, 95% intervals.",
                    "extra.attention.readings.producing",
                    charts.size() > MOST_PANELS
                            ? List.of("Shown are the first settings; the CSV file has all.")
                            : List.of(),
                    new DataTable(
                            List.of("setting", "tokens", "layer", "mean", "low", "high"), rows));
        }

        /** A logarithmic scale has no place for 0. */
        private static List<Mark> positive(List<Mark> marks) {
            return marks.stream()
                    .filter(mark -> mark.y() > 0)
                    .map(
                            mark ->
                                    mark.low() > 0
                                            ? mark
                                            : new Mark(
                                                    mark.x(),
                                                    mark.y(),
                                                    mark.y(),
                                                    mark.high(),
                                                    Optional.empty()))
                    .toList();
        }

        private static List<@Nullable Object> row(
                SettingResult setting, Segment segment, Mark mark) {
            return Arrays.<@Nullable Object>asList(
                    setting.label(),
                    segment.publicName(),
                    (int) mark.x(),
                    mark.y(),
                    mark.low(),
                    mark.high());
        }

        private Plate depth(List<SettingResult> shown, boolean shares) {
            List<String> groups = new ArrayList<>();
            List<List<Mark>> bars = List.of(new ArrayList<>(), new ArrayList<>());
            List<List<@Nullable Object>> rows = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            for (SettingResult setting : shown.subList(0, Math.min(3, shown.size()))) {
                notes.addAll(notes(setting));
                for (Segment segment : Segment.values()) {
                    groups.add(
                            shown.size() == 1
                                    ? segment.publicName()
                                    : segment.publicName() + ", " + setting.label());
                    Attended attended = of(setting);
                    List<Moments> depths =
                            Attended.of(
                                    shares ? attended.depthLambda : attended.depthEpsilon, segment);
                    for (int depth = 0; depth < 2; depth++) {
                        Estimate e = Estimate.of(depths.get(depth));
                        bars.get(depth)
                                .add(new Mark(0, e.mean(), e.low(), e.high(), Optional.empty()));
                        rows.add(
                                Arrays.<@Nullable Object>asList(
                                        setting.label(),
                                        segment.publicName(),
                                        depth == 0 ? "shallow" : "deep",
                                        e.mean(),
                                        e.low(),
                                        e.high()));
                    }
                }
            }
            String what = shares ? "Attention allocation" : "Attention efficiency";
            return new Plate(
                    shares ? "attention-depth" : "attention-depth-efficiency",
                    new BarChart(
                            what + ": shallow and deep layers",
                            "Bar chart by kind of token. " + String.join(" ", notes),
                            shares
                                    ? Axis.of(
                                                    "share of attention, with 95% interval",
                                                    Axis.Format.PERCENT)
                                            .fromZero()
                                    : Axis.of(
                                                    "attention per token, with 95% interval",
                                                    Axis.Format.PLAIN)
                                            .fromZero(),
                            groups,
                            List.of(
                                    new BarChart.Bars("layers 1 and 2", bars.get(0)),
                                    new BarChart.Bars("layers from 3 on", bars.get(1)))),
                    (shares
                                    ? "How attention is divided among the system prompt, the image, the"
                                            + " instruction (what is asked) and the output (what has been"
                                            + " written so far)."
                                    : "What a single token of each kind receives: its kind's share divided"
                                            + " by their number.")
                            + " The FastV paper finds image tokens almost unattended in deep layers"
                            + " of LLaVA-1.5; here is what this model does.",
                    "extra.attention.readings.producing",
                    notes,
                    new DataTable(
                            List.of("setting", "tokens", "layers", "mean", "low", "high"), rows));
        }

        /** The paper's headline numbers, as computed here. */
        private List<String> notes(SettingResult setting) {
            Attended attended = of(setting);
            double system = deep(attended.depthEpsilon, Segment.SYSTEM);
            double image = deep(attended.depthEpsilon, Segment.IMAGE);
            return List.of(
                    "%s: in deep layers the system prompt receives %s of the attention."
                            .formatted(
                                    setting.label(),
                                    Words.percent(deep(attended.depthLambda, Segment.SYSTEM))),
                    "%s: there a token of the system prompt receives %s times as much as an image token."
                            .formatted(setting.label(), Words.significant(system / image)));
        }

        private static double deep(Map<Segment, List<Moments>> bySegment, Segment segment) {
            return Attended.of(bySegment, segment).get(1).mean();
        }
    }
}
