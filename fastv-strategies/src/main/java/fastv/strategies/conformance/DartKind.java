package fastv.strategies.conformance;

import ai.djl.ndarray.NDManager;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.Replay;
import fastv.core.prune.Selector;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.strategies.named.Dart;
import fastv.strategies.select.PivotSelector;
import fastv.strategies.select.PivotsLeastSimilar;
import fastv.strategies.select.PivotsLeastSimilar.Choice;
import fastv.strategies.select.PivotsLeastSimilar.PivotOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Golden kind {@code dart}: the choice of one layer, and whole models. */
public final class DartKind implements ConformanceKind, ModelConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        FloatMatrix[] keys = Tensors.heads(golden, "keys");
        int imageTokens = golden.integer("image_tokens");
        int start = golden.integer("image_start");
        int end = start + imageTokens;
        int image = golden.integer("pivots_image");
        int text = golden.integer("pivots_text");
        int count = golden.integer("max_num_truncation");
        int per =
                count >= 0
                        ? PivotsLeastSimilar.perPivot(count, image + text)
                        : PivotsLeastSimilar.perPivot(
                                imageTokens, golden.number("reduction_ratio"), image + text);
        Choice choice =
                new PivotsLeastSimilar(
                                IntStream.range(start, end).toArray(),
                                IntStream.range(end, keys[0].rows()).toArray(),
                                Tensors.matrix(golden, "normed_hidden"))
                        .choose(norms(keys), image, text, per, PivotOrder.CPYTHON_SET);
        comparison.number("per_pivot", per);
        indices("image_pivots", choice.imagePivots(), comparison);
        indices("text_pivots", choice.textPivots(), comparison);
        indices("visit_order", choice.visited(), comparison);
        indices("picked", choice.picked(), comparison);
        indices("kept", choice.kept(), comparison);
    }

    @Override
    public void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison) {
        try (NDManager scope = model.newScope()) {
            DecoderCase decoding = DecoderCase.open(golden, model, scope, comparison);
            Dart.Options options =
                    new Dart.Options(
                            golden.integer("layer"),
                            Optional.empty(),
                            Optional.of(golden.integer("max_num_truncation")),
                            golden.integer("pivots_image"),
                            golden.integer("pivots_text"),
                            PivotOrder.CPYTHON_SET);
            Stage stage = Dart.PART.make().apply(options).stages().get(0);
            List<Choice> choices = new ArrayList<>();
            decoding.decode(new Strategy(List.of(watched(stage, choices)), Replay.CACHED));
            Choice choice = choices.get(0);
            int start = golden.integer("image_start");
            indices("kept", within(choice.kept(), start), comparison);
            indices("image_pivots", within(choice.imagePivots(), start), comparison);
            indices("text_pivots", choice.textPivots(), comparison);
            indices("visit_order", choice.visited(), comparison);
        }
    }

    /** The same stage, whose choice is noted. */
    private static Stage watched(Stage stage, List<Choice> choices) {
        PivotSelector pivots = (PivotSelector) stage.selector();
        Selector noting =
                new Selector() {
                    @Override
                    public Set<EvidenceNeed> needs() {
                        return pivots.needs();
                    }

                    @Override
                    public int[] select(float[] scores, int keep, Evidence evidence) {
                        choices.add(pivots.choice(keep, evidence));
                        return pivots.select(scores, keep, evidence);
                    }
                };
        return new Stage(
                stage.site(),
                stage.scope(),
                stage.score(),
                stage.budget(),
                noting,
                stage.positions(),
                stage.enactment());
    }

    private static int[] within(int[] rows, int start) {
        return Arrays.stream(rows).map(row -> row - start).toArray();
    }

    private static void indices(String name, int[] found, Comparison comparison) {
        comparison.integers(name, Tensors.longs(found), found.length);
    }

    private static float[] norms(FloatMatrix[] heads) {
        float[] norms = new float[heads[0].rows()];
        for (int row = 0; row < norms.length; row++) {
            double sum = 0;
            for (FloatMatrix head : heads) {
                for (float value : head.row(row)) {
                    sum += Math.abs(value);
                }
            }
            norms[row] = (float) sum;
        }
        return norms;
    }
}
