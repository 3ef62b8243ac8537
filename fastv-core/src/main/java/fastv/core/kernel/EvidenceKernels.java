package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/**
 * Attention weights beside the fused kernel ({@code evidence.py}), float32; mean over query heads
 * but where heads are named.
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

    /**
     * The attention each key receives from the last queries, summed over them, {@code [heads,
     * length]}. Queries are taken in blocks, as above.
     *
     * @param queries rotated, {@code [1, heads, rows, headDim]}
     * @param rows how many of the last queries count, at most as many as there are
     * @param byQuery whether heads are those of the queries; otherwise those of the keys, summed
     *     over the query heads that share them
     */
    public NDArray gathered(
            NDManager owner, NDArray queries, NDArray keys, int length, int rows, boolean byQuery) {
        return module.tensor(
                owner, "gathered", queries, keys, length, rows, byQuery, BLOCK_ELEMENTS);
    }
}
