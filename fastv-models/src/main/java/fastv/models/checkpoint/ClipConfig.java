package fastv.models.checkpoint;

import fastv.core.error.BadInputException;
import java.nio.file.Path;

/**
 * A whole CLIP as its {@code config.json} declares it: two towers and the width of the space into
 * which both project. Radford et al., arXiv:2103.00020.
 *
 * @param projectionDim width of the common space
 */
public record ClipConfig(ClipTextConfig text, ClipVisionConfig vision, int projectionDim) {

    private static final int MAX_SIZE = 1 << 16;
    private static final int MAX_LAYERS = 1000;
    private static final int MAX_VOCABULARY = 1 << 24;

    public ClipConfig {
        Positive.require("projection_dim", projectionDim);
    }

    /**
     * Reads {@code config.json}; absent keys mean what they mean in transformers.
     *
     * @throws BadInputException one line per problem, or if it is no CLIP with both towers
     */
    public static ClipConfig read(Path folder) {
        JsonKeys config = JsonKeys.of(folder.resolve("config.json"));
        if (!config.text("model_type", "").equals("clip")) {
            config.problem("model_type", "clip, a checkpoint with CLIP's vision and text tower");
        }
        config.refuseProblems();
        ClipTextConfig text = text(tower(config, "text_config"));
        ClipVisionConfig vision = LlavaConfigReader.vision(tower(config, "vision_config"));
        int projection = config.integer("projection_dim", 512, 1, MAX_SIZE);
        config.refuseProblems();
        return new ClipConfig(text, vision, projection);
    }

    /** Old files say it twice; transformers then follows the second place alone. */
    private static JsonKeys tower(JsonKeys config, String key) {
        return config.childOrEmpty(config.spelling(key + "_dict", key));
    }

    private static ClipTextConfig text(JsonKeys keys) {
        int hidden = keys.integer("hidden_size", 512, 1, MAX_SIZE);
        int intermediate = keys.integer("intermediate_size", 2048, 1, MAX_SIZE);
        int layers = keys.integer("num_hidden_layers", 12, 1, MAX_LAYERS);
        int heads = keys.integer("num_attention_heads", 8, 1, MAX_SIZE);
        int vocabulary = keys.integer("vocab_size", 49408, 1, MAX_VOCABULARY);
        int positions = keys.integer("max_position_embeddings", 77, 2, MAX_SIZE);
        int eos = keys.integer("eos_token_id", 49407, 0, MAX_VOCABULARY);
        double eps = keys.positiveNumber("layer_norm_eps", 1e-5);
        Activation activation = LlavaConfigReader.activation(keys, "hidden_act", "quick_gelu");
        keys.refuseProblems();
        try {
            return new ClipTextConfig(
                    hidden,
                    intermediate,
                    layers,
                    heads,
                    vocabulary,
                    positions,
                    eos,
                    eps,
                    activation);
        } catch (IllegalArgumentException e) {
            throw keys.contradiction(e);
        }
    }
}
