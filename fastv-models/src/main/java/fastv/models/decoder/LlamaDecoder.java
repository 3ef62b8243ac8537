package fastv.models.decoder;

import ai.djl.ndarray.NDArray;
import fastv.core.decode.RotaryDecoder;
import fastv.models.checkpoint.LlamaConfig;
import fastv.models.weights.ModelWeights;
import java.util.stream.IntStream;

/** A LLaMA decoder out of a checkpoint's configuration and weights. */
public final class LlamaDecoder {
    private LlamaDecoder() {}

    /**
     * Puts the decoder together.
     *
     * @param weights of a checkpoint whose decoder has that configuration
     */
    public static RotaryDecoder of(LlamaConfig config, ModelWeights weights) {
        NDArray embeddings = weights.tensor("decoder.embed_tokens.weight");
        return new RotaryDecoder(
                new RotaryDecoder.Sizes(config.kvHeads(), config.headDim(), config.rmsNormEps()),
                new RotaryDecoder.Weights(
                        embeddings,
                        IntStream.range(0, config.layers())
                                .mapToObj(layer -> weights.bundle("decoder.layers." + layer + "."))
                                .toList(),
                        weights.tensor("decoder.norm.weight"),
                        config.tiedEmbeddings() ? embeddings : weights.tensor("head.weight")),
                new RotaryFrequencies(config)::inverse,
                weights.dtype(),
                weights.kernels());
    }
}
