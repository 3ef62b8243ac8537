package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.Budget;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.Rounding;
import fastv.strategies.select.MaxMinDistance;
import fastv.strategies.transform.Cosine;
import java.util.Arrays;
import java.util.List;

/** Golden kind {@code divprune}: count and the order of picking. */
public final class DivPruneKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Batch.refuseDecoder(golden);
        FloatMatrix features = CaseTensor.of(golden, "features").matrix();
        int count =
                new Budget.KeptRatio(golden.number("keep_ratio"), Rounding.HALF_EVEN)
                        .keep(features.rows());
        int[] selected = MaxMinDistance.select(Cosine.matrix(features), count);
        comparison.number("count", count);
        Batch.integers(comparison, "selected", List.of(selected));
        Batch.integers(comparison, "kept", List.of(Arrays.stream(selected).sorted().toArray()));
    }
}
