package fastv.models.llava;

import fastv.core.kernel.Dtype;
import fastv.core.kernel.TrainedShape;
import fastv.core.training.Parameter;
import fastv.core.training.Parameter.Start;
import fastv.core.training.TrainableModel;
import fastv.core.weights.SafetensorsWriter;
import fastv.models.checkpoint.ExpectedTensor;
import fastv.models.checkpoint.LlavaConfig;
import fastv.models.checkpoint.TensorNames;
import fastv.models.checkpoint.sample.LlavaJson;
import fastv.models.checkpoint.sample.WholeLlava;
import fastv.models.decoder.RotaryFrequencies;
import fastv.models.image.ImageProcessor;
import fastv.models.image.ImageProcessorConfig;
import fastv.models.image.PixelImage;
import fastv.models.tokenizer.WordListTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A LLaVA-1.5 before its training. */
final class TrainableLlava implements TrainableModel {
    private final LlavaConfig config;
    private final int pooling;
    private final WordListTokenizer tokenizer;
    private final ImageProcessor processor;

    TrainableLlava(LlavaConfig config, int pooling, WordListTokenizer tokenizer) {
        this.config = config;
        this.pooling = pooling;
        this.tokenizer = tokenizer;
        this.processor = ImageProcessor.of(ImageProcessorConfig.clip(config.vision().imageSize()));
    }

    @Override
    public TrainedShape shape() {
        List<Float> frequencies = new ArrayList<>();
        for (float frequency : new RotaryFrequencies(config.text()).inverse(0)) {
            frequencies.add(frequency);
        }
        return new TrainedShape(
                config.vision().layers(),
                config.visionLayersUsed(),
                config.vision().heads(),
                config.vision().activation().name().toLowerCase(Locale.ROOT),
                config.vision().layerNormEps(),
                config.projectorActivation().name().toLowerCase(Locale.ROOT),
                config.vision().patches(),
                pooling,
                config.text().layers(),
                config.text().rmsNormEps(),
                frequencies);
    }

    @Override
    public List<Parameter> parameters() {
        return WholeLlava.tensors(config).stream()
                .map(tensor -> new Parameter(tensor.name(), tensor.shape(), start(tensor)))
                .toList();
    }

    /**
     * Norms are one, biases zero, matrices normal with deviation {@code 1/sqrt(inputs)}; those that
     * end a residual branch are smaller, so that the stream grows slowly over the layers.
     */
    private Start start(ExpectedTensor tensor) {
        String name = tensor.name();
        List<Long> shape = tensor.shape();
        if (name.endsWith(".bias")) {
            return Start.ZERO;
        }
        if (shape.size() == 1 && name.endsWith(".weight")) {
            return Start.ONE;
        }
        if (name.contains("embed_tokens") || name.contains("class_embedding")) {
            return Start.normal(0.1);
        }
        if (name.contains("position_embedding")) {
            return Start.normal(0.3);
        }
        long inputs = tensor.shape().stream().skip(1).reduce(1L, Math::multiplyExact);
        return Start.normal(branchShare(name) / Math.sqrt((double) inputs));
    }

    private double branchShare(String name) {
        boolean ofTower = name.startsWith("vision.");
        boolean ends =
                name.endsWith("o_proj.weight")
                        || name.endsWith("out_proj.weight")
                        || name.endsWith("down_proj.weight")
                        || name.endsWith("fc2.weight");
        int layers = ofTower ? config.vision().layers() : config.text().layers();
        return ends ? 1 / Math.sqrt(2.0 * layers) : 1;
    }

    @Override
    public float[] pixelValues(byte[] rgb) {
        int side = config.vision().imageSize();
        return processor.process(PixelImage.of(side, side, rgb)).values();
    }

    @Override
    public void write(Path folder, Function<String, float[]> weights, Dtype dtype)
            throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("config.json"));
        SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
        for (Parameter parameter : parameters()) {
            writer.floats(
                    TensorNames.written(parameter.name()),
                    dtype.stored(),
                    parameter.shape(),
                    weights.apply(parameter.name()));
        }
        writer.write(folder.resolve("model.safetensors"));
        tokenizer.writeTo(folder);
        Files.writeString(
                folder.resolve("preprocessor_config.json"), LlavaJson.preprocessor(config));
        Files.writeString(folder.resolve("generation_config.json"), LlavaJson.generation(config));
        // last, so that an interrupted folder is not taken for a checkpoint
        Files.writeString(
                folder.resolve("config.json"), LlavaJson.config(config, dtype.publicName()));
    }
}
