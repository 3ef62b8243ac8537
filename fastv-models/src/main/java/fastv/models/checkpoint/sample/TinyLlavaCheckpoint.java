package fastv.models.checkpoint.sample;

import fastv.core.weights.SafetensorsWriter;
import fastv.core.weights.StoredType;
import fastv.models.checkpoint.Activation;
import fastv.models.checkpoint.ClipVisionConfig;
import fastv.models.checkpoint.ExpectedTensor;
import fastv.models.checkpoint.LlamaConfig;
import fastv.models.checkpoint.LlavaConfig;
import fastv.models.checkpoint.RopeScaling;
import fastv.models.checkpoint.TensorNames;
import fastv.models.checkpoint.TokenIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * A LLaVA-1.5 checkpoint of about one million untrained weights: 8 decoder layers and 4 tower
 * layers of width 64, pictures of 64 x 64 pixels as 64 image tokens. It knows nothing, but
 * everything runs as in the real one. The same parameters give the same bytes on every machine.
 *
 * @param vocabSize rows of the embedding, that of the image token included
 * @param imageTokenId the id of {@code <image>} in the tokenizer beside it
 * @param seed of the weights
 */
public record TinyLlavaCheckpoint(int vocabSize, int imageTokenId, long seed) {

    private static final int HIDDEN = 64;
    private static final int IMAGE_SIZE = 64;
    private static final int BOS = 1;
    private static final int EOS = 2;
    private static final int PAD = 0;

    public TinyLlavaCheckpoint {
        if (imageTokenId <= EOS || imageTokenId >= vocabSize) {
            throw new IllegalArgumentException(
                    "imageTokenId: expected one in ("
                            + EOS
                            + ", vocabSize = "
                            + vocabSize
                            + "), got "
                            + imageTokenId);
        }
    }

    /** What its {@code config.json} says. */
    public LlavaConfig config() {
        LlamaConfig text =
                new LlamaConfig(
                        HIDDEN,
                        176,
                        8,
                        4,
                        4,
                        HIDDEN / 4,
                        vocabSize,
                        1e-5,
                        false,
                        false,
                        false,
                        2048,
                        10000,
                        new RopeScaling.None(),
                        new TokenIds(OptionalInt.of(BOS), List.of(EOS), OptionalInt.of(PAD)));
        ClipVisionConfig vision =
                new ClipVisionConfig(
                        HIDDEN, 176, 4, 4, IMAGE_SIZE, 8, 3, 1e-5, Activation.QUICK_GELU);
        return new LlavaConfig(
                text,
                vision,
                imageTokenId,
                -2,
                LlavaConfig.FeatureSelect.DEFAULT,
                Activation.GELU,
                true,
                OptionalInt.of(vision.patches()));
    }

    /**
     * Writes the checkpoint; the folder is made if it is missing. {@code config.json} comes last,
     * so that an interrupted folder is not taken for a checkpoint.
     *
     * @param tokenizerJson the text of {@code tokenizer.json}
     * @throws IOException if the disk refuses
     */
    public void write(Path folder, String tokenizerJson) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("config.json"));
        writeWeights(folder.resolve("model.safetensors"));
        Files.writeString(folder.resolve("tokenizer.json"), tokenizerJson);
        Files.writeString(
                folder.resolve("preprocessor_config.json"), LlavaJson.preprocessor(config()));
        Files.writeString(folder.resolve("generation_config.json"), LlavaJson.generation(config()));
        Files.writeString(folder.resolve("config.json"), LlavaJson.config(config(), "float16"));
    }

    private void writeWeights(Path file) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
        SplittableRandom random = new SplittableRandom(seed);
        for (ExpectedTensor tensor : WholeLlava.tensors(config())) {
            float[] values = RandomWeights.of(tensor, random.split());
            writer.floats(
                    TensorNames.written(tensor.name()), StoredType.F16, tensor.shape(), values);
        }
        writer.write(file);
    }
}
