package fastv.eval.cli;

import fastv.core.kernel.Dtype;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.OpenOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that open one checkpoint. */
final class ModelOptions {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "a checkpoint folder in Hugging Face layout")
    private Path model = Path.of(".");

    @Option(
            names = "--dtype",
            defaultValue = "float32",
            description = "float32, bfloat16 or float16 (${DEFAULT-VALUE})")
    private Dtype dtype = Dtype.FLOAT32;

    @Option(names = "--device", defaultValue = "cpu", description = "cpu or gpu (${DEFAULT-VALUE})")
    private String device = "cpu";

    @Option(names = "--threads", description = "threads of a kernel; all cores by default")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = "prompt template; the family's own by default")
    private Optional<String> template = Optional.empty();

    @Option(
            names = "--image-processor",
            paramLabel = "NAME",
            description = "checkpoint, clip or llava-pad; the checkpoint's own by default")
    private Optional<String> imageProcessor = Optional.empty();

    Path model() {
        return model;
    }

    TorchEngine engine() {
        return TorchEngine.start(device, threads);
    }

    OpenOptions open() {
        return new OpenOptions(dtype, template, imageProcessor);
    }
}
