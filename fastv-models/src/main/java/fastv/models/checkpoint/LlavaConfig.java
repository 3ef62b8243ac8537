package fastv.models.checkpoint;

import java.util.OptionalInt;

/**
 * LLaVA-1.5 as {@code config.json} declares it: a CLIP tower, one of its hidden states, a two-layer
 * projector, a LLaMA decoder. Liu et al., arXiv:2310.03744.
 *
 * @param text the decoder
 * @param vision the tower
 * @param imageTokenId the id that stands for a patch in a prompt; the authors' files have none in
 *     the vocabulary and use {@value #ORIGINAL_IMAGE_TOKEN}
 * @param visionFeatureLayer which hidden state of the tower is projected: 0 the embeddings, i the
 *     output of block i, negative from the end
 * @param featureSelect whether the class token is projected too
 * @param projectorActivation between the projector's two layers
 * @param projectorBias whether the projector's layers have biases
 * @param imageSeqLength tokens per picture as the file says; {@link #imageTokens} is what the model
 *     computes
 */
public record LlavaConfig(
        LlamaConfig text,
        ClipVisionConfig vision,
        int imageTokenId,
        int visionFeatureLayer,
        FeatureSelect featureSelect,
        Activation projectorActivation,
        boolean projectorBias,
        OptionalInt imageSeqLength)
        implements CheckpointConfig {

    /** The placeholder of the authors' code, which is no row of the embedding. */
    public static final int ORIGINAL_IMAGE_TOKEN = -200;

    /** Which rows of the tower's hidden state are projected. */
    public enum FeatureSelect {
        /** The patches. */
        DEFAULT,
        /** The class token, then the patches. */
        FULL
    }

    public LlavaConfig {
        int states = vision.layers() + 1;
        if (visionFeatureLayer < -states || visionFeatureLayer >= states) {
            throw new IllegalArgumentException(
                    "vision_feature_layer: expected one in ["
                            + -states
                            + ", "
                            + (states - 1)
                            + "] for a tower of "
                            + vision.layers()
                            + " layers, got "
                            + visionFeatureLayer);
        }
    }

    @Override
    public ModelKind kind() {
        return ModelKind.LLAVA;
    }

    /** Blocks of the tower that must run; those after the projected state never do. */
    public int visionLayersUsed() {
        return visionFeatureLayer < 0
                ? vision.layers() + 1 + visionFeatureLayer
                : visionFeatureLayer;
    }

    /** Tokens that one picture puts into the decoder. */
    public int imageTokens() {
        return vision.patches() + (featureSelect == FeatureSelect.FULL ? 1 : 0);
    }

    /** Parameters of the projector. */
    public long projectorParameters() {
        long in = vision.hiddenSize();
        long out = text.hiddenSize();
        return in * out + out * out + (projectorBias ? 2 * out : 0);
    }

    @Override
    public long parameters() {
        return vision.parameters() + projectorParameters() + text.parameters();
    }
}
