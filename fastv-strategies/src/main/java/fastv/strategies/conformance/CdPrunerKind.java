package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.select.Dpp;
import fastv.strategies.transform.Cosine;
import fastv.strategies.transform.MinMax;
import fastv.strategies.transform.TextRelevance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Golden kind {@code cdpruner}: relevance to the instruction and the order of picking. */
public final class CdPrunerKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Batch.refuseDecoder(golden);
        FloatMatrix text = CaseTensor.of(golden, "text_embeds").matrix();
        List<float[]> cosines =
                CaseTensor.of(golden, "image_embeds").matrices().stream()
                        .map(image -> TextRelevance.of(image, text))
                        .toList();
        int tokens = cosines.get(0).length;
        FloatMatrix relevance =
                MinMax.over(new FloatMatrix(cosines.size(), tokens, Rows.concat(cosines)));
        List<FloatMatrix> projected = CaseTensor.of(golden, "projected").matrices();
        List<float[]> rows = new ArrayList<>();
        List<int[]> selected = new ArrayList<>();
        for (int i = 0; i < projected.size(); i++) {
            rows.add(relevance.row(i));
            selected.add(
                    Dpp.select(
                            Cosine.matrix(projected.get(i)),
                            relevance.row(i),
                            golden.integer("keep")));
        }
        Batch.floats(comparison, "relevance", rows, rows.size(), tokens);
        Batch.integers(comparison, "selected", selected, selected.size());
        Batch.integers(
                comparison,
                "kept",
                selected.stream().map(s -> Arrays.stream(s).sorted().toArray()).toList(),
                selected.size());
    }
}
