package fastv.strategies.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.Budget;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.Rounding;
import fastv.strategies.select.BestFirst;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Golden kind {@code fastervlm}: the best by [CLS] attention, per picture and per frame. */
public final class FasterVlmKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Batch.refuseDecoder(golden);
        switch (golden.string("mode")) {
            case "image", "video" -> rank(golden, comparison);
            case "budget" -> budget(golden, comparison);
            default -> throw Batch.unknownMode(golden);
        }
    }

    private static void rank(GoldenCase golden, Comparison comparison) {
        CaseTensor attention = CaseTensor.of(golden, "cls_attention");
        boolean video = golden.string("mode").equals("video");
        long[] leading =
                video
                        ? new long[] {attention.size(0), attention.size(1)}
                        : new long[] {attention.size(0)};
        List<FloatMatrix> features = CaseTensor.of(golden, "features").matrices();
        List<float[]> scores =
                attention.matrices().stream().map(FloatMatrix::meanOverRows).toList();
        int keep = golden.integer("keep");
        List<int[]> ranked = scores.stream().map(s -> BestFirst.of(s, keep)).toList();
        List<int[]> kept = ranked.stream().map(r -> Arrays.stream(r).sorted().toArray()).toList();
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            rows.add(Rows.take(features.get(i), kept.get(i)));
        }
        long tokens = scores.get(0).length;
        long stay = kept.get(0).length;
        long width = features.get(0).columns();
        Batch.floats(comparison, "scores", scores, shape(leading, tokens));
        Batch.integers(comparison, "ranked", ranked, leading);
        Batch.integers(comparison, "kept", kept, leading);
        Batch.floats(comparison, "features_kept", rows, shape(leading, stay, width));
    }

    private static long[] shape(long[] leading, long... last) {
        long[] shape = Arrays.copyOf(leading, leading.length + last.length);
        System.arraycopy(last, 0, shape, leading.length, last.length);
        return shape;
    }

    private static void budget(GoldenCase golden, Comparison comparison) {
        JsonArray keep = new JsonArray();
        for (int tokens : golden.integers("tokens")) {
            JsonArray row = new JsonArray();
            for (JsonElement ratio : golden.input().getAsJsonArray("reduction_ratios")) {
                row.add(
                        new Budget.RemovedRatio(ratio.getAsDouble(), Rounding.HALF_UP)
                                .keep(tokens));
            }
            keep.add(row);
        }
        comparison.json("keep", keep);
    }
}
