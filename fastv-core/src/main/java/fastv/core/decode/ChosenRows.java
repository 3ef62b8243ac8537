package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.prune.Evidence.ChosenAttention;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.HeadMean;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what chosen queries of one layer pay to the candidates of a stage. */
final class ChosenRows implements ChosenAttention {
    private final ReadLayer layer;
    private final int[] queries;
    private final int[] candidates;

    /**
     * @param queries rows of the layer
     * @param candidates rows of the layer
     */
    ChosenRows(ReadLayer layer, int[] queries, int[] candidates) {
        this.layer = layer;
        this.queries = queries;
        this.candidates = candidates;
    }

    @Override
    public int queries() {
        return queries.length;
    }

    @Override
    public FloatMatrix mean(HeadMean heads) {
        if (queries.length == 0 || candidates.length == 0) {
            return new FloatMatrix(queries.length, candidates.length, new float[0]);
        }
        try (NDArray at = index(queries);
                NDArray among = index(candidates);
                NDArray mean =
                        layer.kernels()
                                .chosenMean(
                                        layer.scope(),
                                        layer.queries(),
                                        layer.keys(),
                                        layer.length(),
                                        layer.visible(),
                                        at,
                                        among,
                                        layer.rotary(),
                                        heads.corrected(),
                                        heads.strongest().orElse(Integer.MAX_VALUE))) {
            return new FloatMatrix(queries.length, candidates.length, mean.toFloatArray());
        }
    }

    @Override
    public List<FloatMatrix> byHead() {
        int heads = Math.toIntExact(layer.queries().getShape().get(1));
        if (queries.length == 0 || candidates.length == 0) {
            FloatMatrix none = new FloatMatrix(queries.length, candidates.length, new float[0]);
            return Collections.nCopies(heads, none);
        }
        float[] all = read(layer.kernels()::chosenByHead);
        int size = queries.length * candidates.length;
        return IntStream.range(0, heads)
                .mapToObj(head -> Arrays.copyOfRange(all, head * size, (head + 1) * size))
                .map(head -> new FloatMatrix(queries.length, candidates.length, head))
                .toList();
    }

    @Override
    public float[] largestSummed() {
        if (queries.length == 0 || candidates.length == 0) {
            return new float[candidates.length];
        }
        return read(layer.kernels()::chosenLargest);
    }

    /** A kernel over the chosen rows that needs nothing else. */
    private interface Reading {
        NDArray of(
                NDManager owner,
                NDArray queries,
                NDArray keys,
                int length,
                @Nullable NDArray visible,
                NDArray at,
                NDArray among);
    }

    private float[] read(Reading reading) {
        try (NDArray at = index(queries);
                NDArray among = index(candidates);
                NDArray found =
                        reading.of(
                                layer.scope(),
                                layer.queries(),
                                layer.keys(),
                                layer.length(),
                                layer.visible(),
                                at,
                                among)) {
            return found.toFloatArray();
        }
    }

    private NDArray index(int[] rows) {
        return layer.scope().create(Arrays.stream(rows).asLongStream().toArray());
    }
}
