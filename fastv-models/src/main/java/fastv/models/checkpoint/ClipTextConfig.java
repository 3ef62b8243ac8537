package fastv.models.checkpoint;

/**
 * CLIP's text tower as {@code config.json} declares it.
 *
 * @param hiddenSize width
 * @param intermediateSize width of the MLP
 * @param layers number of blocks
 * @param heads attention heads; divides {@code hiddenSize}
 * @param vocabSize rows of the embedding
 * @param maxPositions tokens that it reads at once, start and end included
 * @param eosTokenId the token at which a text is pooled; 2 in files older than mid-2023, which mean
 *     the token of the largest id
 * @param layerNormEps epsilon of all norms
 * @param activation of the MLP
 */
public record ClipTextConfig(
        int hiddenSize,
        int intermediateSize,
        int layers,
        int heads,
        int vocabSize,
        int maxPositions,
        int eosTokenId,
        double layerNormEps,
        Activation activation) {

    public ClipTextConfig {
        Positive.require("hidden_size", hiddenSize);
        Positive.require("intermediate_size", intermediateSize);
        Positive.require("num_hidden_layers", layers);
        Positive.require("num_attention_heads", heads);
        Positive.require("vocab_size", vocabSize);
        Positive.require("max_position_embeddings", maxPositions);
        Positive.require("layer_norm_eps", layerNormEps);
        Positive.requireDivisor("num_attention_heads", heads, "hidden_size", hiddenSize);
    }
}
