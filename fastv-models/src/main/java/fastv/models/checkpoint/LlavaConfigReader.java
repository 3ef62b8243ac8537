package fastv.models.checkpoint;

import fastv.models.checkpoint.LlavaConfig.FeatureSelect;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads LLaVA-1.5 files as transformers writes them: {@code text_config}, {@code vision_config}.
 */
final class LlavaConfigReader {

    private static final int MAX_LAYERS = 1000;
    private static final int MAX_SIZE = 1 << 16;

    private LlavaConfigReader() {}

    static LlavaConfig read(Path folder, JsonKeys config) {
        JsonKeys textKeys = config.childOrEmpty("text_config");
        if (!List.of("llama", "mistral").contains(textKeys.text("model_type", "llama"))) {
            textKeys.problem("model_type", "llama, or mistral without sliding window");
        }
        LlamaConfig text =
                LlamaConfigReader.read(
                        folder, config, textKeys, config.flag("tie_word_embeddings", false));
        ClipVisionConfig vision =
                config.child("vision_config")
                        .map(LlavaConfigReader::vision)
                        .orElse(ClipVisionConfig.LARGE_PATCH14_336);
        int imageToken =
                config.integer(
                        config.spelling("image_token_id", "image_token_index"),
                        32000,
                        0,
                        Integer.MAX_VALUE);
        int layer = config.integer("vision_feature_layer", -2, -MAX_LAYERS, MAX_LAYERS);
        FeatureSelect select = select(config, "vision_feature_select_strategy", "default", "full");
        Activation activation = activation(config, "projector_hidden_act", "gelu");
        boolean bias = config.flag("multimodal_projector_bias", true);
        OptionalInt length = config.integer("image_seq_length", 1, Integer.MAX_VALUE);
        config.refuseProblems();
        try {
            return new LlavaConfig(
                    text, vision, imageToken, layer, select, activation, bias, length);
        } catch (IllegalArgumentException e) {
            throw config.contradiction(e);
        }
    }

    /** A CLIP tower's keys; a file that names some of them means ViT-B/32 by the others. */
    static ClipVisionConfig vision(JsonKeys keys) {
        if (!keys.text("model_type", "clip_vision_model").equals("clip_vision_model")) {
            keys.problem("model_type", "clip_vision_model");
        }
        int hidden = keys.integer("hidden_size", 768, 1, MAX_SIZE);
        int intermediate = keys.integer("intermediate_size", 3072, 1, MAX_SIZE);
        int layers = keys.integer("num_hidden_layers", 12, 1, MAX_LAYERS);
        int heads = keys.integer("num_attention_heads", 12, 1, MAX_SIZE);
        int image = keys.integer("image_size", 224, 1, 1 << 14);
        int patch = keys.integer("patch_size", 32, 1, 1 << 14);
        int channels = keys.integer("num_channels", 3, 3, 3);
        double eps = keys.positiveNumber("layer_norm_eps", 1e-5);
        Activation activation = activation(keys, "hidden_act", "quick_gelu");
        keys.refuseProblems();
        try {
            return new ClipVisionConfig(
                    hidden, intermediate, layers, heads, image, patch, channels, eps, activation);
        } catch (IllegalArgumentException e) {
            throw keys.contradiction(e);
        }
    }

    /** Which rows are projected, by the two words that the layout at hand has for them. */
    static FeatureSelect select(JsonKeys keys, String key, String patches, String all) {
        String word = keys.text(key, patches);
        if (!word.equals(patches) && !word.equals(all)) {
            keys.problem(key, "one of [" + patches + ", " + all + "]");
        }
        return word.equals(all) ? FeatureSelect.FULL : FeatureSelect.DEFAULT;
    }

    static Activation activation(JsonKeys keys, String key, String absent) {
        return Activation.named(keys.text(key, absent))
                .orElseGet(
                        () -> {
                            keys.problem(key, "one of " + Activation.names());
                            return Activation.GELU;
                        });
    }
}
