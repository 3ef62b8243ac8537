package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.select.AnchorsAndRegisters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Golden kind {@code hiprune}: anchors with their neighbours, and registers. */
public final class HiPruneKind implements ConformanceKind {
    private static final int SIDE = 24; // of every case; the release knows no other

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Batch.refuseDecoder(golden);
        FloatMatrix object = CaseTensor.of(golden, "object_received").matrix();
        FloatMatrix deep = CaseTensor.of(golden, "deep_received").matrix();
        int keep = golden.integer("total") / object.rows();
        AnchorsAndRegisters rule = new AnchorsAndRegisters(golden.number("alpha"));
        comparison.number("anchor_count", rule.anchorCount(keep));
        List<int[]> kept =
                IntStream.range(0, object.rows())
                        .mapToObj(
                                crop ->
                                        rule.select(
                                                withoutCls(object.row(crop)),
                                                withoutCls(deep.row(crop)),
                                                SIDE,
                                                keep))
                        .toList();
        Batch.integers(comparison, "kept", kept, kept.size());
    }

    private static float[] withoutCls(float[] received) {
        return Arrays.copyOfRange(received, 1, received.length);
    }
}
