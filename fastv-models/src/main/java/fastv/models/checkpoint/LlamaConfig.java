package fastv.models.checkpoint;

/**
 * A LLaMA decoder as {@code config.json} declares it: RMS norm, rotary positions, grouped query
 * attention, SiLU-gated MLP.
 *
 * @param hiddenSize width of the residual stream
 * @param intermediateSize width of the MLP
 * @param layers number of decoder layers
 * @param heads query heads
 * @param kvHeads key and value heads; divides {@code heads}
 * @param headDim width of one head, even; {@code heads * headDim} need not be {@code hiddenSize}
 * @param vocabSize rows of the embedding, padding rows included
 * @param rmsNormEps epsilon of all norms
 * @param tiedEmbeddings whether the head is the embedding matrix
 * @param attentionBias whether q, k, v and o have biases
 * @param mlpBias whether gate, up and down have biases
 * @param maxPositionEmbeddings positions the model was trained for; a bound for dynamic scaling
 * @param ropeTheta base of the rotary embedding
 * @param ropeScaling change of its frequencies
 * @param tokens special tokens
 */
public record LlamaConfig(
        int hiddenSize,
        int intermediateSize,
        int layers,
        int heads,
        int kvHeads,
        int headDim,
        int vocabSize,
        double rmsNormEps,
        boolean tiedEmbeddings,
        boolean attentionBias,
        boolean mlpBias,
        int maxPositionEmbeddings,
        double ropeTheta,
        RopeScaling ropeScaling,
        TokenIds tokens)
        implements CheckpointConfig {

    public LlamaConfig {
        Positive.require("hidden_size", hiddenSize);
        Positive.require("intermediate_size", intermediateSize);
        Positive.require("num_hidden_layers", layers);
        Positive.require("num_attention_heads", heads);
        Positive.require("num_key_value_heads", kvHeads);
        Positive.require("vocab_size", vocabSize);
        Positive.require("max_position_embeddings", maxPositionEmbeddings);
        Positive.require("rms_norm_eps", rmsNormEps);
        Positive.require("rope_theta", ropeTheta);
        Positive.requireDivisor("num_key_value_heads", kvHeads, "num_attention_heads", heads);
        if (headDim <= 0 || headDim % 2 != 0) {
            throw new IllegalArgumentException(
                    "head_dim: expected an even number (rotary embedding), got " + headDim);
        }
    }

    @Override
    public ModelKind kind() {
        return ModelKind.LLAMA;
    }

    @Override
    public LlamaConfig text() {
        return this;
    }

    /** Width of all query heads together, {@code heads * headDim}. */
    public int querySize() {
        return Math.multiplyExact(heads, headDim);
    }

    /** Width of all key heads together, {@code kvHeads * headDim}. */
    public int keySize() {
        return Math.multiplyExact(kvHeads, headDim);
    }

    /** Parameters of one decoder layer. */
    public long layerParameters() {
        long hidden = hiddenSize;
        long attention = hidden * querySize() * 2 + hidden * keySize() * 2;
        long attentionBiases = attentionBias ? querySize() + 2L * keySize() + hidden : 0;
        long mlp = 3L * hidden * intermediateSize;
        long mlpBiases = mlpBias ? 2L * intermediateSize + hidden : 0;
        return attention + attentionBiases + mlp + mlpBiases + 2 * hidden;
    }

    /** Parameters of the decoder with embedding, norm and head; a tied head counts once. */
    @Override
    public long parameters() {
        long embedding = (long) vocabSize * hiddenSize;
        return embedding * (tiedEmbeddings ? 1 : 2) + layers * layerParameters() + hiddenSize;
    }

    /**
     * Bytes that one token takes in the key and value caches of all layers.
     *
     * @param elementBytes size of one cached number
     */
    public long kvBytesPerToken(int elementBytes) {
        return 2L * layers * keySize() * elementBytes;
    }
}
