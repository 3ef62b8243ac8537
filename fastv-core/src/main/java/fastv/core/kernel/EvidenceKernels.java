package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.DecoderKernels.Rotary;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Attention weights beside the fused kernel ({@code evidence.py}), float32. */
public final class EvidenceKernels {

    /** Bound on the weights held at once, in elements: 16 MiB of float32. */
    private static final int BLOCK_ELEMENTS = 1 << 22;

    private final KernelModule module;

    EvidenceKernels(KernelModule module) {
        this.module = module;
    }

    /** Spent in these kernels since they were loaded, by all threads. */
    public Duration time() {
        return module.time();
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
     * How far rows lie from each other, {@code |a - b| / sqrt(hidden)}, {@code [rows, rows]}
     * float32, summed in double precision.
     *
     * @param rows {@code [rows, hidden]}
     */
    public NDArray distances(NDManager owner, NDArray rows) {
        return module.tensor(owner, "distances", rows);
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

    /**
     * The attention of chosen queries on chosen keys, averaged over heads: {@code [rows, among]}.
     * Holds heads x a block of rows x keys.
     *
     * @param queries rotated, of the last rows of the layer; all of {@code at} are among them
     * @param at {@code [rows]} int64, the queries that are read, by row of the layer
     * @param among {@code [keys]} int64, the keys that are read
     * @param rotary the angles of all rows of the layer
     * @param corrected whether weights are divided by the product of a query and a key of ones
     * @param strongest how many heads count, by the sum of what is read of them
     */
    public NDArray chosenMean(
            NDManager owner,
            NDArray queries,
            NDArray keys,
            int length,
            @Nullable NDArray visible,
            NDArray at,
            NDArray among,
            Rotary rotary,
            boolean corrected,
            int strongest) {
        return module.tensor(
                owner,
                "chosen_mean",
                queries,
                keys,
                length,
                visible,
                at,
                among,
                rotary.cos(),
                rotary.sin(),
                corrected,
                strongest,
                BLOCK_ELEMENTS);
    }

    /**
     * The attention of chosen queries on chosen keys, head by head: {@code [heads, rows, among]}
     * float32. Parameters as {@link #chosenMean}.
     */
    public NDArray chosenByHead(
            NDManager owner,
            NDArray queries,
            NDArray keys,
            int length,
            @Nullable NDArray visible,
            NDArray at,
            NDArray among) {
        return module.tensor(
                owner, "chosen_heads", queries, keys, length, visible, at, among, BLOCK_ELEMENTS);
    }

    /**
     * The largest attention over heads that chosen queries pay to chosen keys, summed over the
     * queries: {@code [among]}. Parameters as {@link #chosenMean}.
     */
    public NDArray chosenLargest(
            NDManager owner,
            NDArray queries,
            NDArray keys,
            int length,
            @Nullable NDArray visible,
            NDArray at,
            NDArray among) {
        return module.tensor(
                owner, "chosen_largest", queries, keys, length, visible, at, among, BLOCK_ELEMENTS);
    }

    /**
     * Inner products of rows of {@code [1, tokens, hidden]}: {@code [first, second]} float32.
     *
     * @param first {@code [first]} int64
     * @param second {@code [second]} int64
     */
    public NDArray products(NDManager owner, NDArray rows, NDArray first, NDArray second) {
        return module.tensor(owner, "products", rows, first, second);
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
