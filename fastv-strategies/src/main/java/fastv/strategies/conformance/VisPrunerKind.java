package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.select.ImportantThenDiverse;
import fastv.strategies.transform.Cosine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Golden kind {@code vispruner}: important tokens, and diverse ones in the loop's order. */
public final class VisPrunerKind implements ConformanceKind {
    private static final int CHUNK = 8;

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Batch.refuseDecoder(golden);
        int keep = golden.integer("keep");
        ImportantThenDiverse rule =
                new ImportantThenDiverse(golden.number("important_ratio"), CHUNK);
        comparison.number("important_count", rule.importantCount(keep));
        List<FloatMatrix> attention = CaseTensor.of(golden, "cls_attention").matrices();
        List<FloatMatrix> features = CaseTensor.of(golden, "features").matrices();
        List<int[]> selected = new ArrayList<>();
        for (int i = 0; i < attention.size(); i++) {
            FloatMatrix similarity = Cosine.matrix(features.get(i));
            selected.add(rule.select(attention.get(i).meanOverRows(), similarity, keep));
        }
        List<int[]> kept = selected.stream().map(s -> Arrays.stream(s).sorted().toArray()).toList();
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            rows.add(Rows.take(features.get(i), kept.get(i)));
        }
        Batch.integers(comparison, "selected", selected, selected.size());
        Batch.integers(comparison, "kept", kept, kept.size());
        Batch.floats(
                comparison,
                "features_kept",
                rows,
                kept.size(),
                kept.get(0).length,
                features.get(0).columns());
    }
}
