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
        long[] shape = {1, decoder.kvHeads(), capacity, decoder.headDim()};
        NDArray keys = decoder.kernels().weights().zeros(owner, shape, decoder.dtype(), like);
        NDArray values = decoder.kernels().weights().zeros(owner, shape, decoder.dtype(), like);
        LayerCache cache = new LayerCache(keys, values, rows, capacity);
        layers.add(cache);
        return cache;
    }

    /** The cache of a layer that has been run. */
    public LayerCache layer(int layer) {
        return layers.get(layer);
    }

    /** Entries in use, per layer. */
    public int[] lengths() {
        return layers.stream().mapToInt(LayerCache::length).toArray();
    }

    /**
     * Position in the uncut sequence of every entry of a layer, ascending; a merged entry has that
     * of the token it stands for, {@link LayerCache#promptRows()} knows all it is made of.
     */
    public int[] positions(int layer) {
        return layers.get(layer).positions(promptLength);
    }

    /** Bytes of the entries in use, per layer: keys and values. */
    public long[] usedBytes() {
        return layers.stream()
                .mapToLong(cache -> cache.usedBytes(decoder.dtype().bytes()))
                .toArray();
    }
}
