package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.Mark;
import fastv.analysis.chart.Series;
import fastv.analysis.chart.XyChart;
import fastv.analysis.result.Results;
import fastv.analysis.result.SampleAnswers;
import fastv.analysis.shift.ShiftRecord;
import fastv.core.journal.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attention shift and dispersion after FasterVLM (arXiv:2412.01818): where in the picture the last
 * prompt token looks, and how many tokens share its look, against the vision tower's class token.
 */
public final class ShiftFigure implements Figure {
    private static final String CLASS = "class token in the tower";

    @Override
    public String summary() {
        return "position bias and spread of attention on image tokens, against the class token"
                + " (analysis shift)";
    }

    @Override
    public Gathering begin() {
        return new Tally();
    }

    private static final class Tally implements Gathering {
        private final Map<Integer, Concentration> layers = new TreeMap<>();
        private final Concentration classToken = new Concentration();
        private final LayerMoments entropy = new LayerMoments();
        private final LayerMoments classEntropy = new LayerMoments();

        @Override
        public void add(SampleAnswers sample) {
            for (JournalEntry entry : sample.entries()) {
                ShiftRecord.of(entry).ifPresent(this::add);
            }
        }

        private void add(ShiftRecord record) {
            for (int row = 0; row < record.layers().size(); row++) {
                double[] attention = new double[record.textVisual().columns()];
                for (int token = 0; token < attention.length; token++) {
                    attention[token] = record.textVisual().at(row, token);
                }
                layers.computeIfAbsent(record.layers().get(row), layer -> new Concentration())
                        .add(attention);
            }
            for (int layer = 0; layer < record.entropy().size(); layer++) {
                entropy.add(layer, record.entropy().get(layer));
            }
            if (!record.classAttention().isEmpty()) {
                classToken.add(
                        record.classAttention().stream().mapToDouble(Float::doubleValue).toArray());
                classEntropy.add(0, record.classEntropy());
            }
        }

        @Override
        public List<Plate> plates(Results results) {
            return layers.isEmpty() ? List.of() : List.of(shift(), dispersion(), entropies());
        }

        private Map<String, Concentration> curves() {
            Map<String, Concentration> curves = new LinkedHashMap<>();
            if (classEntropy.layers() > 0) {
                curves.put(CLASS, classToken);
            }
            layers.forEach((layer, curve) -> curves.put("last token, layer " + (layer + 1), curve));
            return curves;
        }

        private Plate shift() {
            Map<String, List<Mark>> lines = new LinkedHashMap<>();
            curves().forEach((name, curve) -> lines.put(name, curve.position()));
            List<String> notes = new ArrayList<>();
            lines.forEach(
                    (name, marks) ->
                            notes.add(
                                    "%s: the second half of the picture holds %s of the attention."
                                            .formatted(
                                                    name,
                                                    Words.percent(
                                                            1 - marks.get(marks.size() / 2).y()))));
            return new Plate(
                    "attention-shift",
                    chart(
                            "Attention shift",
                            "image tokens in the order of the prompt",
                            "running share of attention",
                            lines,
                            List.of(Mark.at(0, 0), Mark.at(1, 1))),
                    "The dashed diagonal is attention that does not depend on position. A curve"
                            + " below it favours the end of the picture, whatever it shows: the shift"
                            + " that FasterVLM describes.",
                    "extra.shift.textVisual, extra.shift.classAttention",
                    notes,
                    LayerLines.table("running share", lines));
        }

        private Plate dispersion() {
            Map<String, List<Mark>> lines = new LinkedHashMap<>();
            curves().forEach((name, curve) -> lines.put(name, curve.rank()));
            List<String> notes = new ArrayList<>();
            lines.forEach(
                    (name, marks) ->
                            notes.add(
                                    "%s: the best eighth of the tokens holds %s of the attention."
                                            .formatted(
                                                    name,
                                                    Words.percent(
                                                            marks.get(marks.size() / 8).y()))));
            return new Plate(
                    "attention-dispersion",
                    chart(
                            "Attention dispersion",
                            "image tokens, the most attended first",
                            "running share of attention",
                            lines,
                            List.of(Mark.at(0, 0), Mark.at(1, 1))),
                    "A curve that rises steeply gathers its attention on few tokens, which are then"
                            + " easy to choose; one near the diagonal spreads it over all.",
                    "extra.shift.textVisual, extra.shift.classAttention",
                    notes,
                    LayerLines.table("running share", lines));
        }

        private static XyChart chart(
                String title, String x, String y, Map<String, List<Mark>> lines, List<Mark> even) {
            List<Series> series = new ArrayList<>();
            lines.entrySet().stream()
                    .limit(LayerLines.MOST)
                    .forEach(
                            line ->
                                    series.add(
                                            new Series(
                                                    line.getKey(),
                                                    Series.Look.CURVE,
                                                    line.getValue())));
            series.add(new Series("even", Series.Look.REFERENCE, even));
            return XyChart.of(
                    title,
                    "Curves: " + String.join(", ", lines.keySet()) + ".",
                    Axis.of(x, Axis.Format.PERCENT).between(0, 1),
                    Axis.of(y, Axis.Format.PERCENT).between(0, 1),
                    series);
        }

        private Plate entropies() {
            Map<String, List<Mark>> lines = new LinkedHashMap<>();
            lines.put("last prompt token", entropy.marks());
            List<String> notes = new ArrayList<>();
            if (classEntropy.layers() > 0) {
                double level = classEntropy.at(0).mean();
                lines.put(
                        CLASS,
                        List.of(Mark.at(1, level), Mark.at(Math.max(2, entropy.layers()), level)));
                notes.add(
                        String.format(
                                Locale.ROOT, "%s: %.3f of the largest entropy.", CLASS, level));
            }
            return new Plate(
                    "attention-entropy",
                    LayerLines.chart(
                            "Entropy of attention among image tokens",
                            Axis.of("share of the largest, with 95% interval", Axis.Format.PLAIN),
                            lines),
                    "1 is attention spread evenly over all image tokens, 0 attention on a single"
                            + " one.",
                    "extra.shift.entropy, extra.shift.classEntropy",
                    notes,
                    LayerLines.table("entropy", lines));
        }
    }
}
