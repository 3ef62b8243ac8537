package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.EvidenceKernels;
import fastv.core.prune.Evidence.AttentionReading;
import fastv.core.token.TokenLayout;
import org.jspecify.annotations.Nullable;

/** Reads the attention of one layer, in the rows that are left at the site. */
final class LayerAttention implements AttentionReading {
    private final EvidenceKernels kernels;
    private final NDManager scope;
    private final NDArray queries;
    private final NDArray keys;
    private final int length;
    private final @Nullable NDArray columns;
    private final TokenLayout seen;
    private final TokenLayout wanted;

    /**
     * @param queries rotated
     * @param keys rotated, with {@code length} entries in use
     * @param seen the rows the layer saw
     * @param wanted the rows left at the site, a subset
     */
    LayerAttention(
            EvidenceKernels kernels,
            NDManager scope,
            NDArray queries,
            NDArray keys,
            int length,
            @Nullable NDArray columns,
            TokenLayout seen,
            TokenLayout wanted) {
        this.kernels = kernels;
        this.scope = scope;
        this.queries = queries;
        this.keys = keys;
        this.length = length;
        this.columns = columns;
        this.seen = seen;
        this.wanted = wanted;
    }

    @Override
    public int queries() {
        return (int) queries.getShape().get(2);
    }

    @Override
    public float[] ofLastQuery() {
        return read(kernels.ofLastQuery(scope, queries, keys, length, columns));
    }

    @Override
    public float[] received() {
        return read(allQueries(false));
    }

    @Override
    public float[] receivedFromOthers() {
        return read(allQueries(true));
    }

    private NDArray allQueries(boolean butSelf) {
        if (queries() != length) {
            throw new IllegalStateException(
                    "attention: expected queries of all " + length + " rows, got " + queries());
        }
        return kernels.received(scope, queries, keys, length, columns, butSelf);
    }

    private float[] read(NDArray weights) {
        float[] all = weights.toFloatArray();
        weights.close();
        if (wanted.size() == seen.size()) {
            return all;
        }
        float[] left = new float[wanted.size()];
        int row = 0;
        for (int i = 0; i < left.length; i++) {
            while (seen.original(row) != wanted.original(i)) {
                row++;
            }
            left[i] = all[row];
        }
        return left;
    }
}
