package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.token.TokenLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * One cache per layer, whose lengths differ after pruning. A layer's tensors are allocated when its
 * first rows arrive, so that a pruned layer never takes memory for tokens it does not see.
 */
public final class KvCache {
    private final Decoder decoder;
    private final NDManager owner;
    private final int promptLength;
    private final List<LayerCache> layers = new ArrayList<>();

    /**
     * @param owner what the caches live as long as
     * @param promptLength length of the uncut prompt
     */
    KvCache(Decoder decoder, NDManager owner, int promptLength) {
        this.decoder = decoder;
        this.owner = owner;
        this.promptLength = promptLength;
    }

    /** Allocates the next layer's cache. */
    LayerCache allocate(TokenLayout rows, int room, NDArray like) {
        int capacity = rows.size() + room;
        LayerCache cache =
                new LayerCache(
                        zeros(owner, capacity, like),
                        zeros(owner, capacity, like),
                        null,
                        rows,
                        capacity);
        layers.add(cache);
        return cache;
    }

    /**
     * Allocates what a prompt writes into before a method of the caches chooses; its layer is added
     * once it has chosen.
     *
     * @param scope what it lives as long as
     * @param unrotated whether keys before rotation are wanted too
     */
    LayerCache allocateWhole(NDManager scope, TokenLayout rows, boolean unrotated, NDArray like) {
        int capacity = rows.size();
        return new LayerCache(
                zeros(scope, capacity, like),
                zeros(scope, capacity, like),
                unrotated ? zeros(scope, capacity, like) : null,
                rows,
                capacity);
    }

    private NDArray zeros(NDManager manager, int capacity, NDArray like) {
        long[] shape = {1, decoder.kvHeads(), capacity, decoder.headDim()};
        return decoder.kernels().weights().zeros(manager, shape, decoder.dtype(), like);
    }

    void add(LayerCache cache) {
        layers.add(cache);
    }

    /** The cache of a layer that has been run. */
    public LayerCache layer(int layer) {
        return layers.get(layer);
    }

    /** Entries in use of each head, per layer. */
    public int[] lengths() {
        return layers.stream().mapToInt(LayerCache::length).toArray();
    }

    /**
     * Position in the uncut sequence of every entry that any head of a layer holds, ascending; a
     * merged entry has that of the token it stands for, {@link LayerCache#promptRows()} knows all
     * it is made of.
     */
    public int[] positions(int layer) {
        return layers.get(layer).positions(promptLength);
    }

    /** Position in the uncut sequence of every entry of one head, in the order of its entries. */
    public int[] positions(int layer, int head) {
        return layers.get(layer).positions(promptLength, head);
    }

    /** Bytes of the entries in use, per layer: keys and values. */
    public long[] usedBytes() {
        return layers.stream()
                .mapToLong(cache -> cache.usedBytes(decoder.dtype().bytes()))
                .toArray();
    }
}
