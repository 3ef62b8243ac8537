package fastv.strategies.conformance;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.decode.RankingRecord;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.Budget;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.Rounding;
import fastv.strategies.named.PyramidDrop;
import fastv.strategies.order.Order;
import java.util.Arrays;
import java.util.List;

/** Golden kind {@code pyramiddrop}: one stage's choice, the counts, and whole models. */
public final class PyramidDropKind implements ConformanceKind, ModelConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        switch (golden.string("mode")) {
            case "select" -> select(golden, comparison);
            case "budget" -> comparison.json("counts", counts(golden));
            default -> throw new UnsupportedCaseException("mode \"" + golden.string("mode") + "\"");
        }
    }

    private static void select(GoldenCase golden, Comparison comparison) {
        FloatMatrix heads = Tensors.matrix(golden, "attention_row");
        int from = golden.integer("image_start");
        int present = golden.integer("image_tokens");
        float[] scores = Arrays.copyOfRange(heads.meanOverRows(), from, from + present);
        int keep =
                new Budget.OriginalRatio(golden.number("ratio"), Rounding.FLOOR)
                        .keep(present, golden.integer("initial_image_tokens"));
        comparison.floats("scores", scores, present);
        comparison.number("keep", keep);
        comparison.integers("kept", Tensors.longs(Order.best(scores, keep)), keep);
    }

    private static JsonArray counts(GoldenCase golden) {
        JsonArray all = new JsonArray();
        for (int tokens : golden.integers("image_tokens")) {
            JsonArray row = new JsonArray();
            for (double ratio : ratios(golden)) {
                row.add(new Budget.OriginalRatio(ratio, Rounding.FLOOR).keep(tokens));
            }
            all.add(row);
        }
        return all;
    }

    private static List<Double> ratios(GoldenCase golden) {
        return golden.input().getAsJsonArray("ratios").asList().stream()
                .map(JsonElement::getAsDouble)
                .toList();
    }

    @Override
    public void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison) {
        try (NDManager scope = model.newScope()) {
            DecoderCase decoding = DecoderCase.open(golden, model, scope, comparison);
            List<Integer> layers = Arrays.stream(golden.integers("layers")).boxed().toList();
            List<RankingRecord> stages =
                    decoding.decode(
                            PyramidDrop.PART
                                    .make()
                                    .apply(new PyramidDrop.Options(layers, ratios(golden))));
            JsonArray counts = new JsonArray();
            for (int stage = 0; stage < stages.size(); stage++) {
                float[] scores = stages.get(stage).ranking().scores();
                int start = golden.integer("image_start");
                int[] kept = stages.get(stage).ranking().keptPositions();
                comparison.floats("scores_stage_" + (stage + 1), scores, scores.length);
                comparison.integers(
                        "kept_stage_" + (stage + 1),
                        Arrays.stream(kept).mapToLong(position -> position - start).toArray(),
                        kept.length);
                counts.add(kept.length);
            }
            comparison.json("counts", counts);
        }
    }
}
