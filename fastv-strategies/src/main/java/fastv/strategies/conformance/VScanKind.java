package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.merge.NearestTarget;
import fastv.strategies.select.LocalThenGlobal;
import fastv.strategies.select.Rest;
import fastv.strategies.transform.Cosine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Golden kind {@code vscan}: the tower's part, local and global tokens and what they take in. */
public final class VScanKind implements ConformanceKind {
    private static final int SIDE = 24; // of every case; the release knows no other
    private static final LocalThenGlobal RULE = new LocalThenGlobal(0.5, 6);

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Batch.refuseDecoder(golden);
        int keep = golden.integer("keep");
        List<FloatMatrix> early = CaseTensor.of(golden, "local_cls_attention").matrices();
        List<FloatMatrix> late = CaseTensor.of(golden, "global_cls_attention").matrices();
        List<FloatMatrix> projected = CaseTensor.of(golden, "projected").matrices();
        List<int[]> local = new ArrayList<>();
        List<int[]> global = new ArrayList<>();
        List<int[]> kept = new ArrayList<>();
        List<float[]> tokens = new ArrayList<>();
        for (int i = 0; i < early.size(); i++) {
            local.add(RULE.local(early.get(i).meanOverRows(), SIDE, keep));
            global.add(RULE.global(late.get(i).meanOverRows(), local.get(i), keep));
            kept.add(LocalThenGlobal.union(local.get(i), global.get(i)));
            tokens.add(merged(projected.get(i), kept.get(i)));
        }
        long batch = early.size();
        Batch.integers(comparison, "local", local, batch);
        Batch.integers(comparison, "global", global, batch);
        Batch.integers(comparison, "kept", kept, batch);
        Batch.floats(
                comparison,
                "tokens",
                tokens,
                batch,
                kept.get(0).length,
                projected.get(0).columns());
    }

    private static float[] merged(FloatMatrix projected, int[] kept) {
        int[] others = Rest.of(projected.rows(), kept);
        int[] assignment = NearestTarget.assign(Cosine.matrix(projected), kept, others);
        FloatMatrix merged =
                Rows.merge(projected, NearestTarget.MEAN.merge(kept, others, assignment));
        return Rows.take(merged, IntStream.range(0, merged.rows()).toArray());
    }
}
