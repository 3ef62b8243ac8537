package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Entries of key/value caches that stay ({@code cache.py}). A cache is {@code [1, heads, capacity,
 * headDim]}; an index {@code [heads, kept]} int64 names places per head, in their new order.
 */
public final class CacheKernels {
    private final KernelModule module;

    CacheKernels(KernelModule module) {
        this.module = module;
    }

    /**
     * A copy that holds the kept entries alone.
     *
     * @param index may name more heads than the cache has, several for each
     * @param capacity entries the copy has room for
     */
    public NDArray shortened(NDManager owner, NDArray cache, NDArray index, int capacity) {
        return module.tensor(owner, "shortened", cache, index, capacity);
    }

    /** Moves the kept entries to the front, within the tensor itself. */
    public void shorten(NDArray cache, NDArray index) {
        module.run("shorten", cache, index);
    }
}
