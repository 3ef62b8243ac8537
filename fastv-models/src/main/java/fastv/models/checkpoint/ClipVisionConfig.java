package fastv.models.checkpoint;

/**
 * A CLIP vision tower as {@code config.json} declares it.
 *
 * @param hiddenSize width
 * @param intermediateSize width of the MLP
 * @param layers number of blocks, the unused last ones included
 * @param heads attention heads; divides {@code hiddenSize}
 * @param imageSize side of the square input in pixels
 * @param patchSize side of a patch in pixels
 * @param channels colour channels
 * @param layerNormEps epsilon of all norms
 * @param activation of the MLP
 */
public record ClipVisionConfig(
        int hiddenSize,
        int intermediateSize,
        int layers,
        int heads,
        int imageSize,
        int patchSize,
        int channels,
        double layerNormEps,
        Activation activation) {

    /** CLIP ViT-L/14 at 336 pixels, which a LLaVA file without {@code vision_config} means. */
    public static final ClipVisionConfig LARGE_PATCH14_336 =
            new ClipVisionConfig(1024, 4096, 24, 16, 336, 14, 3, 1e-5, Activation.QUICK_GELU);

    public ClipVisionConfig {
        Positive.require("hidden_size", hiddenSize);
        Positive.require("intermediate_size", intermediateSize);
        Positive.require("num_hidden_layers", layers);
        Positive.require("num_attention_heads", heads);
        Positive.require("image_size", imageSize);
        Positive.require("patch_size", patchSize);
        Positive.require("num_channels", channels);
        Positive.require("layer_norm_eps", layerNormEps);
        Positive.requireDivisor("num_attention_heads", heads, "hidden_size", hiddenSize);
        if (patchSize > imageSize) {
            throw new IllegalArgumentException(
                    "patch_size: expected at most image_size = "
                            + imageSize
                            + ", got "
                            + patchSize);
        }
    }

    /** Patches along one side; pixels that fill no patch are left out, as the convolution does. */
    public int gridSide() {
        return imageSize / patchSize;
    }

    /** Patches of a picture, the class token not counted. */
    public int patches() {
        return gridSide() * gridSide();
    }

    /** Width of one attention head. */
    public int headDim() {
        return hiddenSize / heads;
    }

    /** Parameters of the whole tower, unused last blocks and {@code post_layernorm} included. */
    public long parameters() {
        long hidden = hiddenSize;
        long patch = hidden * channels * patchSize * patchSize;
        long embeddings = hidden + patch + (patches() + 1) * hidden;
        long attention = 4 * (hidden * hidden + hidden);
        long mlp = 2 * hidden * intermediateSize + intermediateSize + hidden;
        return embeddings + layers * (attention + mlp + 4 * hidden) + 4 * hidden;
    }
}
