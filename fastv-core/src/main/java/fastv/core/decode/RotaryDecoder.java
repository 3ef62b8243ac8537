package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.DecoderKernels;
import fastv.core.kernel.DecoderKernels.LayerOutput;
import fastv.core.kernel.DecoderKernels.PlacedOutput;
import fastv.core.kernel.DecoderKernels.QueriesAndKeys;
import fastv.core.kernel.DecoderKernels.Rotary;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.TensorBundle;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pre-norm decoder of the LLaMA line: RMS norms, rotary positions in the split-half form,
 * grouped keys, a gated SiLU MLP. Touvron et al., arXiv:2302.13971 and arXiv:2307.09288.
 */
public final class RotaryDecoder implements Decoder {

    /** Inverse frequencies of the rotary embedding, {@code [headDim / 2]}. */
    @FunctionalInterface
    public interface Frequencies {
        /**
         * The frequencies of one forward pass.
         *
         * @param largestPosition of its rows; scalings that depend on length grow with it
         */
        float[] inverse(int largestPosition);
    }

    /**
     * What the decoder computes with; owned by whoever made it.
     *
     * @param embeddings {@code [vocab, hidden]}
     * @param layers weights of each layer under their Hugging Face names
     * @param norm {@code [hidden]}
     * @param head {@code [vocab, hidden]}
     */
    public record Weights(
            NDArray embeddings, List<TensorBundle> layers, NDArray norm, NDArray head) {
        public Weights {
            layers = List.copyOf(layers);
        }
    }

    /**
     * Its sizes.
     *
     * @param kvHeads key/value heads
     * @param headDim width of a head
     * @param eps of all norms
     */
    public record Sizes(int kvHeads, int headDim, double eps) {}

    private final Sizes sizes;
    private final Weights weights;
    private final Frequencies frequencies;
    private final Dtype dtype;
    private final Kernels kernels;
    private final DecoderKernels decoder;

    public RotaryDecoder(
            Sizes sizes, Weights weights, Frequencies frequencies, Dtype dtype, Kernels kernels) {
        this.sizes = sizes;
        this.weights = weights;
        this.frequencies = frequencies;
        this.dtype = dtype;
        this.kernels = kernels;
        this.decoder = kernels.decoder();
    }

    @Override
    public int layers() {
        return weights.layers().size();
    }

    @Override
    public int kvHeads() {
        return sizes.kvHeads();
    }

    @Override
    public int headDim() {
        return sizes.headDim();
    }

    @Override
    public Dtype dtype() {
        return dtype;
    }

    @Override
    public Kernels kernels() {
        return kernels;
    }

    @Override
    public NDArray embed(NDManager owner, int[] ids) {
        return decoder.embed(owner, owner.create(longs(ids)), weights.embeddings());
    }

    @Override
    public Rotary rotary(NDManager owner, int[] positions) {
        int largest = Arrays.stream(positions).max().orElse(0);
        NDArray inverse = owner.create(frequencies.inverse(largest));
        return decoder.rotary(owner, owner.create(longs(positions)), inverse, dtype);
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    @Override
    public LayerOutput layer(
            NDManager owner,
            int layer,
            NDArray hidden,
            Rotary rotary,
            LayerCache cache,
            @Nullable NDArray visible,
            int firstQuery) {
        NDArray unrotated = cache.unrotated();
        if (unrotated != null) {
            return decoder.layerOfPrompt(
                    owner,
                    hidden,
                    weights.layers().get(layer),
                    sizes.eps(),
                    rotary,
                    cache.keys(),
                    unrotated,
                    cache.values(),
                    firstQuery);
        }
        return decoder.layer(
                owner,
                hidden,
                weights.layers().get(layer),
                sizes.eps(),
                rotary,
                cache.keys(),
                cache.values(),
                cache.length(),
                visible,
                firstQuery);
    }

    @Override
    public PlacedOutput layerByPlace(
            NDManager owner, int layer, NDArray hidden, Rotary places, LayerCache cache) {
        return decoder.layerByPlace(
                owner,
                hidden,
                weights.layers().get(layer),
                sizes.eps(),
                places,
                cache.keys(),
                cache.values(),
                cache.length());
    }

    @Override
    public QueriesAndKeys project(
            NDManager owner, int layer, NDArray hidden, Rotary rotary, int firstQuery) {
        return decoder.project(
                owner,
                hidden,
                weights.layers().get(layer),
                sizes.eps(),
                rotary,
                sizes.headDim(),
                firstQuery);
    }

    @Override
    public NDArray norm(NDManager owner, NDArray hidden) {
        return decoder.norm(owner, hidden, weights.norm(), sizes.eps());
    }

    @Override
    public NDArray logits(NDManager owner, NDArray normed) {
        return decoder.head(owner, normed, weights.head());
    }
}
