package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/**
 * Attention weights beside the fused kernel ({@code evidence.py}), float32, mean over query heads.
 */
public final class EvidenceKernels {

    /** Bound on the weights held at once, in elements: 16 MiB of float32. */
    private static final int BLOCK_ELEMENTS = 1 << 22;

    private final KernelModule module;

    EvidenceKernels(KernelModule module) {
        this.module = module;
    }

    /**
     * The attention of the last query on every key, {@code [length]}.
     *
     * @param queries rotated, {@code [1, heads, rows, headDim]}; the last row counts
     * @param keys rotated, {@code [1, kvHeads, capacity, headDim]}
     * @param length entries of the cache that are in use
     * @param visible as {@link DecoderKernels#layer} was given it
     */
    public NDArray ofLastQuery(
            NDManager owner, NDArray queries, NDArray keys, int length, @Nullable NDArray visible) {
        return module.tensor(owner, "last", queries, keys, length, visible);
    }

    /**
     * The attention each key receives, summed over all queries, {@code [length]}. Never holds heads
     * x queries x keys: queries are taken in blocks.
     *
     * @param queries rotated, one row per key
     * @param butSelf whether a query's attention on its own key is left out
     */
    public NDArray received(
            NDManager owner,
            NDArray queries,
            NDArray keys,
            int length,
            @Nullable NDArray visible,
            boolean butSelf) {
        return module.tensor(
                owner, "received", queries, keys, length, visible, butSelf, BLOCK_ELEMENTS);
    }

    /** The attention of the last query, head by head, {@code [heads, length]} float32. */
    public NDArray ofLastQueryByHead(
            NDManager owner, NDArray queries, NDArray keys, int length, @Nullable NDArray visible) {
        return module.tensor(owner, "last_heads", queries, keys, length, visible);
    }

    /**
     * Attention summed by kind of key, {@code [heads, count]} float64.
     *
     * @param weights {@code [heads, length]}
     * @param kinds {@code [length]} int64, each below {@code count}
     */
    public NDArray byKind(NDManager owner, NDArray weights, NDArray kinds, int count) {
        return module.tensor(owner, "by_kind", weights, kinds, count);
    }

    /**
     * The whole map, averaged over heads and over blocks of {@code pool x pool}, {@code [length /
     * pool, length / pool]} float64. Never holds heads x queries x keys.
     *
     * @param queries rotated, one row per key
     */
    public NDArray pooled(
            NDManager owner,
            NDArray queries,
            NDArray keys,
            int length,
            @Nullable NDArray visible,
            int pool) {
        return module.tensor(owner, "pooled", queries, keys, length, visible, pool, BLOCK_ELEMENTS);
    }
}
