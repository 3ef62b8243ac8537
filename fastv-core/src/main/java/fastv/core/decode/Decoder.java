package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.DecoderKernels.LayerOutput;
import fastv.core.kernel.DecoderKernels.PlacedOutput;
import fastv.core.kernel.DecoderKernels.QueriesAndKeys;
import fastv.core.kernel.DecoderKernels.Rotary;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * A model family's decoder, layer by layer. Knows cuts, caches and columns, but no method. Results
 * live as long as the {@code owner} they are given; hidden states are {@code [1, tokens, hidden]}
 * in the model's dtype.
 */
public interface Decoder {

    /** Number of layers. */
    int layers();

    /** Key/value heads of one layer. */
    int kvHeads();

    /** Width of one head. */
    int headDim();

    /** The type the model computes in. */
    Dtype dtype();

    /** The kernels it runs on. */
    Kernels kernels();

    /** Embeddings of token ids. */
    NDArray embed(NDManager owner, int[] ids);

    /**
     * Rotary angles for the rows of one forward pass.
     *
     * @param positions one per row; scalings that depend on length use the largest
     */
    Rotary rotary(NDManager owner, int[] positions);

    /**
     * Runs one whole layer over one token, appending the key as it is before rotation; every key
     * takes the position of its place in the cache.
     *
     * @param places rotary angles of {@code 0 .. length}, the last one the token's own
     */
    PlacedOutput layerByPlace(
            NDManager owner, int layer, NDArray hidden, Rotary places, LayerCache cache);

    /**
     * Runs one whole layer, appending keys and values to the cache's tensors; {@link
     * LayerCache#length()} is advanced by the caller.
     *
     * @param visible as {@link fastv.core.kernel.DecoderKernels#layer}
     * @param firstQuery rotated queries from this row on are given back
     */
    LayerOutput layer(
            NDManager owner,
            int layer,
            NDArray hidden,
            Rotary rotary,
            LayerCache cache,
            @Nullable NDArray visible,
            int firstQuery);

    /**
     * The rotated queries and keys a layer would compute of some states, without running it.
     *
     * @param firstQuery queries from this row on are given back; keys of all rows are
     */
    QueriesAndKeys project(
            NDManager owner, int layer, NDArray hidden, Rotary rotary, int firstQuery);

    /** The final norm. */
    NDArray norm(NDManager owner, NDArray hidden);

    /** Logits {@code [tokens, vocab]}, float32, of normed states. */
    NDArray logits(NDManager owner, NDArray normed);
}
