package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.strategies.budget.MatrixRank;
import fastv.strategies.merge.DensityPeaks;
import fastv.strategies.order.Order;
import fastv.strategies.score.GravityCorrection;
import fastv.strategies.score.RaterAttention;
import fastv.strategies.score.TextRaters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Golden kind {@code sparsevlm}: raters, and one layer's pruning in three versions. */
public final class SparseVlmKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        switch (golden.string("mode")) {
            case "raters" -> raters(golden, comparison);
            case "prune" -> prune(golden, comparison);
            default -> throw new UnsupportedCaseException("mode " + golden.string("mode"));
        }
    }

    private static void raters(GoldenCase golden, Comparison comparison) {
        TextRaters found =
                TextRaters.of(Tensors.matrix(golden, "visual"), Tensors.matrix(golden, "text"));
        comparison.floats("rater_scores", found.scores(), found.scores().length);
        comparison.integers("raters", Tensors.longs(found.raters()), found.raters().length);
    }

    private static void prune(GoldenCase golden, Comparison comparison) {
        FloatMatrix[] heads = Tensors.heads(golden, "attention");
        int[] raters = Tensors.integers(golden, "raters");
        boolean plus = golden.string("version").equals("plus");
        if (plus) {
            heads = strongestHeads(golden, heads, raters, comparison);
        }
        float[] scores = RaterAttention.scores(heads, raters);
        int keep = keep(golden, RaterAttention.ofRaters(heads, raters), comparison);
        int[] kept = Order.best(scores, keep);
        comparison.floats("scores", scores, scores.length);
        comparison.integers("kept", Tensors.longs(kept), kept.length);
        FloatMatrix hidden = Tensors.matrix(golden, "hidden");
        List<float[]> tokens = new ArrayList<>(Arrays.stream(kept).mapToObj(hidden::row).toList());
        if (!plus) {
            tokens.addAll(recycle(hidden, scores, kept, comparison));
        }
        floats("tokens", tokens, hidden.columns(), comparison);
    }

    private static FloatMatrix[] strongestHeads(
            GoldenCase golden, FloatMatrix[] heads, int[] raters, Comparison comparison) {
        GravityCorrection gravity =
                new GravityCorrection(golden.integer("head_dim"), golden.number("rope_theta"));
        FloatMatrix[] corrected =
                gravity.corrected(
                        heads,
                        Tensors.integers(golden, "query_positions"),
                        Tensors.integers(golden, "key_positions"));
        float[] sums = GravityCorrection.headSums(corrected, raters);
        int[] strongest = GravityCorrection.strongest(sums, golden.integer("heads_keep"));
        comparison.floats("head_sums", sums, sums.length);
        comparison.integers("heads", Tensors.longs(strongest), strongest.length);
        return Arrays.stream(strongest)
                .mapToObj(head -> corrected[head])
                .toArray(FloatMatrix[]::new);
    }

    private static int keep(GoldenCase golden, FloatMatrix ofRaters, Comparison comparison) {
        int present = ofRaters.columns();
        if (!golden.string("version").equals("v1")) {
            return Math.min(golden.integer("keep"), present - 1);
        }
        int rank = MatrixRank.rank(ofRaters);
        comparison.number("rank", rank);
        return new MatrixRank(golden.number("scale"), golden.number("bias")).keep(rank, present);
    }

    private static List<float[]> recycle(
            FloatMatrix hidden, float[] scores, int[] kept, Comparison comparison) {
        boolean[] stays = new boolean[scores.length];
        Arrays.stream(kept).forEach(token -> stays[token] = true);
        int[] recycled =
                Arrays.stream(Order.falling(scores))
                        .filter(token -> !stays[token])
                        .limit(
                                DensityPeaks.recycled(
                                        scores.length - kept.length, DensityPeaks.RELEASED_SHARE))
                        .toArray();
        int clusters = DensityPeaks.clusters(recycled.length, DensityPeaks.RELEASED_PER_CLUSTER);
        FloatMatrix rows = rows(hidden, recycled);
        List<float[]> merged =
                DensityPeaks.merge(distances(rows), clusters).stream()
                        .map(one -> sum(rows, one))
                        .toList();
        comparison.integers("recycled", Tensors.longs(recycled), recycled.length);
        comparison.number("clusters", clusters);
        floats("merged", merged, hidden.columns(), comparison);
        return merged;
    }

    /** As {@link fastv.core.prune.Evidence#distances} has them. */
    private static FloatMatrix distances(FloatMatrix tokens) {
        int n = tokens.rows();
        float[] distances = new float[n * n];
        for (int at = 0; at < distances.length; at++) {
            float[] a = tokens.row(at / n);
            float[] b = tokens.row(at % n);
            double squares = 0;
            for (int channel = 0; channel < a.length; channel++) {
                double apart = (double) a[channel] - b[channel];
                squares += apart * apart;
            }
            distances[at] = (float) Math.sqrt(squares / a.length);
        }
        return new FloatMatrix(n, n, distances);
    }

    private static FloatMatrix rows(FloatMatrix matrix, int[] rows) {
        float[] flat = new float[rows.length * matrix.columns()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix.row(rows[i]), 0, flat, i * matrix.columns(), matrix.columns());
        }
        return new FloatMatrix(rows.length, matrix.columns(), flat);
    }

    private static float[] sum(FloatMatrix rows, MergedToken merged) {
        float[] sum = new float[rows.columns()];
        for (int channel = 0; channel < sum.length; channel++) {
            int at = channel;
            sum[channel] =
                    (float)
                            IntStream.range(0, merged.tokens().length)
                                    .mapToDouble(
                                            i ->
                                                    (double) merged.weights()[i]
                                                            * rows.at(merged.tokens()[i], at))
                                    .sum();
        }
        return sum;
    }

    private static void floats(String name, List<float[]> rows, int width, Comparison comparison) {
        float[] flat = new float[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, flat, i * width, width);
        }
        comparison.floats(name, flat, rows.size(), width);
    }
}
