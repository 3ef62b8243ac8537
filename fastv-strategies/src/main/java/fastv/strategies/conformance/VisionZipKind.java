package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.merge.DominantContextual;
import fastv.strategies.tiling.TileGrid;
import fastv.strategies.tiling.TiledPacking;
import fastv.strategies.transform.Cosine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Golden kind {@code visionzip}: dominant and contextual tokens, and tiles packed into one. */
public final class VisionZipKind implements ConformanceKind {
    private static final int TILE_SIDE = 24; // of every case; the release knows no other

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Batch.refuseDecoder(golden);
        switch (golden.string("mode")) {
            case "image" -> image(golden, comparison);
            case "anyres" -> anyRes(golden, comparison);
            default -> throw Batch.unknownMode(golden);
        }
    }

    private static void image(GoldenCase golden, Comparison comparison) {
        DominantContextual rule =
                new DominantContextual(golden.integer("dominant"), golden.integer("contextual"));
        List<float[]> scores =
                CaseTensor.of(golden, "cls_attention").matrices().stream()
                        .map(FloatMatrix::sumOverRows)
                        .toList();
        List<CaseTensor> keys = CaseTensor.of(golden, "keys").parts();
        List<FloatMatrix> hidden = CaseTensor.of(golden, "hidden").matrices();
        List<DominantContextual.Plan> plans = new ArrayList<>();
        List<float[]> tokens = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < scores.size(); i++) {
            FloatMatrix similarity = Cosine.matrix(meanOverHeads(keys.get(i)));
            plans.add(rule.plan(scores.get(i), similarity));
            FloatMatrix merged = Rows.merge(hidden.get(i), plans.get(i).tokens());
            length = merged.rows();
            tokens.add(Rows.take(merged, IntStream.range(0, length).toArray()));
        }
        long batch = scores.size();
        Batch.floats(comparison, "scores", scores, batch, scores.get(0).length);
        integers(comparison, "kept", plans, DominantContextual.Plan::kept);
        integers(comparison, "targets", plans, DominantContextual.Plan::targets);
        integers(comparison, "merged", plans, DominantContextual.Plan::merged);
        integers(comparison, "assignment", plans, DominantContextual.Plan::assignment);
        Batch.floats(comparison, "tokens", tokens, batch, length, hidden.get(0).columns());
    }

    private static void integers(
            Comparison comparison,
            String name,
            List<DominantContextual.Plan> plans,
            Function<DominantContextual.Plan, int[]> part) {
        Batch.integers(comparison, name, plans.stream().map(part).toList(), plans.size());
    }

    /** {@code [head, row, width]} to {@code [row, width]}. */
    private static FloatMatrix meanOverHeads(CaseTensor keys) {
        FloatMatrix flat =
                new FloatMatrix(keys.size(0), keys.size(1) * keys.size(2), keys.values());
        return new FloatMatrix(keys.size(1), keys.size(2), flat.meanOverRows());
    }

    private static void anyRes(GoldenCase golden, Comparison comparison) {
        int[] pair = golden.integers("grid");
        CaseTensor features = CaseTensor.of(golden, "features");
        int[] sequence =
                new TiledPacking(new TileGrid(pair[0], pair[1]), TILE_SIDE)
                        .sequence(CaseTensor.integers(golden, "keep_indices"), features.size(1));
        FloatMatrix rows = Picture.flat(features);
        comparison.floats("tokens", Rows.take(rows, sequence), sequence.length, rows.columns());
    }
}
