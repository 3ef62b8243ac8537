package fastv.models.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.decode.Decoder;
import fastv.core.decode.LayerCache;
import fastv.core.kernel.DecoderKernels;
import fastv.core.kernel.DecoderKernels.LayerOutput;
import fastv.core.kernel.DecoderKernels.Rotary;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.TensorBundle;
import fastv.models.checkpoint.LlamaConfig;
import fastv.models.weights.ModelWeights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * LLaMA: RMS norms, rotary positions in the split-half form, grouped keys, a gated SiLU MLP.
 * Touvron et al., arXiv:2302.13971 and arXiv:2307.09288.
 */
public final class LlamaDecoder implements Decoder {
    private final LlamaConfig config;
    private final ModelWeights weights;
    private final DecoderKernels kernels;
    private final RotaryFrequencies frequencies;
    private final NDArray embeddings;
    private final List<TensorBundle> layers;
    private final NDArray norm;
    private final NDArray head;
    private final NDArray inverseFrequencies;

    /**
     * @param weights of a checkpoint whose decoder has that configuration
     */
    public LlamaDecoder(LlamaConfig config, ModelWeights weights) {
        this.config = config;
        this.weights = weights;
        this.kernels = weights.kernels().decoder();
        this.frequencies = new RotaryFrequencies(config);
        this.embeddings = weights.tensor("decoder.embed_tokens.weight");
        this.layers =
                IntStream.range(0, config.layers())
                        .mapToObj(layer -> weights.bundle("decoder.layers." + layer + "."))
                        .toList();
        this.norm = weights.tensor("decoder.norm.weight");
        this.head = config.tiedEmbeddings() ? embeddings : weights.tensor("head.weight");
        this.inverseFrequencies = weights.manager().create(frequencies.inverse(0));
    }

    @Override
    public int layers() {
        return config.layers();
    }

    @Override
    public int kvHeads() {
        return config.kvHeads();
    }

    @Override
    public int headDim() {
        return config.headDim();
    }

    @Override
    public Dtype dtype() {
        return weights.dtype();
    }

    @Override
    public Kernels kernels() {
        return weights.kernels();
    }

    @Override
    public NDArray embed(NDManager owner, int[] ids) {
        long[] rows = Arrays.stream(ids).asLongStream().toArray();
        return kernels.embed(owner, owner.create(rows), embeddings);
    }

    @Override
    public Rotary rotary(NDManager owner, int[] positions) {
        NDArray inverse = inverseFrequencies;
        if (frequencies.dependOnLength()) {
            int largest = Arrays.stream(positions).max().orElse(0);
            inverse = owner.create(frequencies.inverse(largest));
        }
        long[] rows = Arrays.stream(positions).asLongStream().toArray();
        return kernels.rotary(owner, owner.create(rows), inverse, dtype());
    }

    @Override
    public LayerOutput layer(
            NDManager owner,
            int layer,
            NDArray hidden,
            Rotary rotary,
            LayerCache cache,
            @Nullable NDArray columns,
            int firstQuery) {
        return kernels.layer(
                owner,
                hidden,
                layers.get(layer),
                config.rmsNormEps(),
                rotary,
                cache.keys(),
                cache.values(),
                cache.length(),
                columns,
                firstQuery);
    }

    @Override
    public NDArray norm(NDManager owner, NDArray hidden) {
        return kernels.norm(owner, hidden, norm, config.rmsNormEps());
    }

    @Override
    public NDArray logits(NDManager owner, NDArray normed) {
        return kernels.head(owner, normed, head);
    }
}
