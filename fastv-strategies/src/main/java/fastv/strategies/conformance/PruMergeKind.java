package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.budget.OutliersIqr;
import fastv.strategies.merge.OutlierClusters;
import fastv.strategies.transform.Cosine;
import fastv.strategies.transform.FullWidthAttention;
import java.util.List;
import java.util.stream.IntStream;

/** Golden kind {@code prumerge}: PruMerge and PruMerge+, one picture per case. */
public final class PruMergeKind implements ConformanceKind {
    private static final int NEIGHBOURS = 32;

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Batch.refuseDecoder(golden);
        FloatMatrix queries = CaseTensor.of(golden, "queries").matrices().get(0);
        FloatMatrix keys = CaseTensor.of(golden, "keys").matrices().get(0);
        float[] scores = FullWidthAttention.ofPatches(queries.row(0), keys);
        double ratio = OutliersIqr.ratio(scores);
        boolean plus = golden.input().get("plus").getAsBoolean();
        OutlierClusters rule = new OutlierClusters(plus, NEIGHBOURS);
        int[] kept = rule.select(scores, ratio);
        FloatMatrix hidden = withoutCls(CaseTensor.of(golden, "hidden").matrices().get(0));
        FloatMatrix tokens =
                Rows.merge(hidden, rule.tokens(Cosine.matrix(withoutCls(keys)), scores, kept));
        comparison.floats("scores", scores, 1, scores.length);
        comparison.number("outlier_ratio", ratio);
        Batch.integers(comparison, "kept", List.of(kept), 1);
        comparison.floats(
                "tokens",
                Rows.take(tokens, IntStream.range(0, tokens.rows()).toArray()),
                1,
                tokens.rows(),
                tokens.columns());
    }

    private static FloatMatrix withoutCls(FloatMatrix rows) {
        int[] patches = IntStream.range(1, rows.rows()).toArray();
        return new FloatMatrix(patches.length, rows.columns(), Rows.take(rows, patches));
    }
}
