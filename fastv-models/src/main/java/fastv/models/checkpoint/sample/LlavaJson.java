package fastv.models.checkpoint.sample;

import fastv.models.checkpoint.ClipVisionConfig;
import fastv.models.checkpoint.LlamaConfig;
import fastv.models.checkpoint.LlavaConfig;
import java.util.Locale;

/**
 * The JSON files of a LLaVA checkpoint that the project writes, in the words of transformers 4.52.
 */
public final class LlavaJson {
    private LlavaJson() {}

    /**
     * {@code config.json}.
     *
     * @param dtype what the weights are stored in
     */
    public static String config(LlavaConfig config, String dtype) {
        LlamaConfig text = config.text();
        ClipVisionConfig vision = config.vision();
        return String.format(
                Locale.ROOT,
                """
        {
          "architectures": ["LlavaForConditionalGeneration"],
          "model_type": "llava",
          "dtype": "%s",
          "image_token_index": %d,
          "image_seq_length": %d,
          "multimodal_projector_bias": true,
          "projector_hidden_act": "gelu",
          "vision_feature_layer": %d,
          "vision_feature_select_strategy": "default",
          "tie_word_embeddings": false,
          "text_config": {
            "model_type": "llama",
            "vocab_size": %d,
            "hidden_size": %d,
            "intermediate_size": %d,
            "num_hidden_layers": %d,
            "num_attention_heads": %d,
            "num_key_value_heads": %d,
            "max_position_embeddings": %d,
            "rms_norm_eps": 1e-05,
            "hidden_act": "silu",
            "attention_bias": false,
            "mlp_bias": false,
            "bos_token_id": %d,
            "eos_token_id": %d,
            "pad_token_id": %d,
            "rope_theta": 10000.0,
            "rope_scaling": null
          },
          "vision_config": {
            "model_type": "clip_vision_model",
            "hidden_size": %d,
            "intermediate_size": %d,
            "num_hidden_layers": %d,
            "num_attention_heads": %d,
            "image_size": %d,
            "patch_size": %d,
            "num_channels": 3,
            "projection_dim": %d,
            "hidden_act": "quick_gelu",
            "layer_norm_eps": 1e-05
          }
        }
        """,
                dtype,
                config.imageTokenId(),
                config.imageTokens(),
                config.visionFeatureLayer(),
                text.vocabSize(),
                text.hiddenSize(),
                text.intermediateSize(),
                text.layers(),
                text.heads(),
                text.kvHeads(),
                text.maxPositionEmbeddings(),
                text.tokens().bos().orElseThrow(),
                text.tokens().eos().get(0),
                text.tokens().pad().orElseThrow(),
                vision.hiddenSize(),
                vision.intermediateSize(),
                vision.layers(),
                vision.heads(),
                vision.imageSize(),
                vision.patchSize(),
                vision.hiddenSize());
    }

    /** {@code generation_config.json}. */
    public static String generation(LlavaConfig config) {
        return String.format(
                Locale.ROOT,
                """
        {
          "bos_token_id": %d,
          "eos_token_id": %d,
          "pad_token_id": %d,
          "do_sample": false
        }
        """,
                config.text().tokens().bos().orElseThrow(),
                config.text().tokens().eos().get(0),
                config.text().tokens().pad().orElseThrow());
    }

    /** {@code preprocessor_config.json}; mean and deviation are CLIP's. */
    public static String preprocessor(LlavaConfig config) {
        int side = config.vision().imageSize();
        return String.format(
                Locale.ROOT,
                """
        {
          "image_processor_type": "CLIPImageProcessor",
          "do_convert_rgb": true,
          "do_resize": true,
          "size": {"shortest_edge": %d},
          "resample": 3,
          "do_center_crop": true,
          "crop_size": {"height": %d, "width": %d},
          "do_rescale": true,
          "rescale_factor": 0.00392156862745098,
          "do_normalize": true,
          "image_mean": [0.48145466, 0.4578275, 0.40821073],
          "image_std": [0.26862954, 0.26130258, 0.27577711]
        }
        """,
                side,
                side,
                side);
    }
}
