package fastv.models.checkpoint.sample;

import fastv.core.weights.SafetensorsWriter;
import fastv.core.weights.StoredType;
import fastv.models.checkpoint.Activation;
import fastv.models.checkpoint.ClipConfig;
import fastv.models.checkpoint.ClipTextConfig;
import fastv.models.checkpoint.ClipVisionConfig;
import fastv.models.checkpoint.ExpectedTensor;
import fastv.models.checkpoint.ShapeCheck;
import fastv.models.checkpoint.TensorNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a model needs of the CLIP checkpoint that its vision tower stems from, in about fifty
 * thousand untrained weights: a text tower of two blocks of width 32, a last norm, two projections
 * to 16 numbers. The vision tower itself is the model's.
 *
 * @param vision of the model beside it
 * @param eosTokenId the largest id of the tokenizer
 * @param seed of the weights
 */
public record TinyClip(ClipVisionConfig vision, int eosTokenId, long seed) {
    private static final int HIDDEN = 32;
    private static final int MAX_POSITIONS = 77;

    /** What its {@code config.json} says. */
    public ClipConfig config() {
        ClipTextConfig text =
                new ClipTextConfig(
                        HIDDEN,
                        2 * HIDDEN,
                        2,
                        2,
                        eosTokenId + 1,
                        MAX_POSITIONS,
                        eosTokenId,
                        1e-5,
                        Activation.QUICK_GELU);
        return new ClipConfig(text, vision, HIDDEN / 2);
    }

    /**
     * Writes the checkpoint; the folder is made if it is missing.
     *
     * @param tokenizerJson the text of {@code tokenizer.json}
     * @throws IOException if the disk refuses
     */
    public void write(Path folder, String tokenizerJson) throws IOException {
        Files.createDirectories(folder);
        SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
        SplittableRandom random = new SplittableRandom(seed);
        for (ExpectedTensor tensor : ShapeCheck.expected(config())) {
            writer.floats(
                    TensorNames.writtenInClip(tensor.name()),
                    StoredType.F32,
                    tensor.shape(),
                    RandomWeights.of(tensor, random.split()));
        }
        writer.write(folder.resolve("model.safetensors"));
        Files.writeString(folder.resolve("tokenizer.json"), tokenizerJson);
        Files.writeString(folder.resolve("config.json"), configJson());
    }

    private String configJson() {
        ClipTextConfig text = config().text();
        return String.format(
                Locale.ROOT,
                """
                {
                  "architectures": ["CLIPModel"],
                  "model_type": "clip",
                  "projection_dim": %d,
                  "text_config": {
                    "model_type": "clip_text_model",
                    "hidden_size": %d,
                    "intermediate_size": %d,
                    "num_hidden_layers": %d,
                    "num_attention_heads": %d,
                    "vocab_size": %d,
                    "max_position_embeddings": %d,
                    "bos_token_id": %d,
                    "eos_token_id": %d,
                    "hidden_act": "quick_gelu",
                    "layer_norm_eps": 1e-05
                  },
                  "vision_config": {
                    "model_type": "clip_vision_model",
                    "hidden_size": %d,
                    "intermediate_size": %d,
                    "num_hidden_layers": %d,
                    "num_attention_heads": %d,
                    "image_size": %d,
                    "patch_size": %d,
                    "hidden_act": "quick_gelu",
                    "layer_norm_eps": 1e-05
                  }
                }
                """,
                config().projectionDim(),
                text.hiddenSize(),
                text.intermediateSize(),
                text.layers(),
                text.heads(),
                text.vocabSize(),
                text.maxPositions(),
                eosTokenId - 1,
                eosTokenId,
                vision.hiddenSize(),
                vision.intermediateSize(),
                vision.layers(),
                vision.heads(),
                vision.imageSize(),
                vision.patchSize());
    }
}
