package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.select.PivotsLeastSimilar;
import fastv.strategies.select.PivotsLeastSimilar.Choice;
import fastv.strategies.select.PivotsLeastSimilar.PivotOrder;

/** Golden kind {@code dart}: the choice of one layer. */
public final class DartKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        if (golden.hasInput("mode")) {
            throw new UnsupportedCaseException("mode " + golden.string("mode"));
        }
        int imageTokens = golden.integer("image_tokens");
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
                                golden.integer("image_start"),
                                imageTokens,
                                Tensors.matrix(golden, "normed_hidden"))
                        .choose(
                                norms(Tensors.heads(golden, "keys")),
                                image,
                                text,
                                per,
                                PivotOrder.CPYTHON_SET);
        comparison.number("per_pivot", per);
        indices("image_pivots", choice.imagePivots(), comparison);
        indices("text_pivots", choice.textPivots(), comparison);
        indices("visit_order", choice.visited(), comparison);
        indices("picked", choice.picked(), comparison);
        indices("kept", choice.kept(), comparison);
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
