package fastv.analysis.attention;

import fastv.analysis.estimate.Estimate;
import fastv.core.statistics.Moments;
import fastv.core.token.Segment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Adds up readings of one setting, sample by sample, whatever their order; its size depends on the
 * number of layers alone.
 */
public final class AttentionTally {
    /** The paper's shallow layers: the first two. */
    public static final int SHALLOW_LAYERS = 2;

    /** All streams of one layer and kind. */
    private static final class Cell {
        private final Moments lambdaSum = new Moments();
        private final Moments lambdaMean = new Moments();
        private final Moments epsilonSum = new Moments();
        private final Moments epsilonMean = new Moments();

        LayerAttentionSummary.Kind kind(long rows) {
            return new LayerAttentionSummary.Kind(
                    Estimate.of(lambdaSum),
                    Estimate.of(lambdaMean),
                    rows == 0 ? 0 : lambdaSum.sum() / rows,
                    Estimate.of(epsilonSum),
                    Estimate.of(epsilonMean));
        }
    }

    private final List<Map<Segment, Cell>> layers = new ArrayList<>();
    private final Map<Segment, Cell> shallow = cells();
    private final Map<Segment, Cell> deep = cells();
    private long samples;
    private long rows;

    private static Map<Segment, Cell> cells() {
        Map<Segment, Cell> cells = new EnumMap<>(Segment.class);
        for (Segment segment : Segment.values()) {
            cells.put(segment, new Cell());
        }
        return cells;
    }

    /** Takes one sample's reading. */
    public void add(AttentionReading reading) {
        while (layers.size() < reading.layers()) {
            layers.add(cells());
        }
        samples++;
        rows += reading.rows();
        for (Segment segment : Segment.values()) {
            for (int layer = 0; layer < reading.layers(); layer++) {
                add(cell(layers.get(layer), segment), reading, segment, layer, layer + 1);
            }
            int border = Math.min(SHALLOW_LAYERS, reading.layers());
            add(cell(shallow, segment), reading, segment, 0, border);
            add(cell(deep, segment), reading, segment, border, reading.layers());
        }
    }

    private static Cell cell(Map<Segment, Cell> cells, Segment segment) {
        return cells.computeIfAbsent(segment, any -> new Cell());
    }

    /** Takes the mean over some layers of one sample. */
    private static void add(
            Cell cell, AttentionReading reading, Segment segment, int from, int to) {
        mean(cell.lambdaSum, from, to, layer -> reading.lambdaSum(layer, segment));
        mean(cell.lambdaMean, from, to, layer -> reading.lambdaMean(layer, segment));
        mean(cell.epsilonSum, from, to, layer -> reading.epsilonSum(layer, segment));
        mean(cell.epsilonMean, from, to, layer -> reading.epsilonMean(layer, segment));
    }

    /** A kind that a sample does not have has no efficiency there. */
    private static void mean(Moments into, int from, int to, Function<Integer, Double> of) {
        double sum = 0;
        int there = 0;
        for (int layer = from; layer < to; layer++) {
            double value = of.apply(layer);
            if (!Double.isNaN(value)) {
                sum += value;
                there++;
            }
        }
        if (there > 0) {
            into.add(sum / there);
        }
    }

    /** What came out. */
    public AttentionSummary summary() {
        List<LayerAttentionSummary> all = new ArrayList<>();
        for (Map<Segment, Cell> layer : layers) {
            all.add(summary(layer));
        }
        return new AttentionSummary(samples, rows, all, summary(shallow), summary(deep));
    }

    private LayerAttentionSummary summary(Map<Segment, Cell> cells) {
        Map<Segment, LayerAttentionSummary.Kind> kinds = new EnumMap<>(Segment.class);
        cells.forEach((segment, cell) -> kinds.put(segment, cell.kind(rows)));
        return new LayerAttentionSummary(kinds);
    }
}
