package fastv.eval.contract;

import fastv.core.error.BadInputException;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.Checkpoints;
import fastv.core.model.OpenOptions;
import fastv.core.model.SampleCheckpoint;
import fastv.core.model.VisionLanguageModel;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes the generated sample checkpoint and opens it. */
public final class SampleModel {
    private final SampleCheckpoint checkpoint;
    private final Checkpoints checkpoints;

    @Inject
    SampleModel(SampleCheckpoint checkpoint, Checkpoints checkpoints) {
        this.checkpoint = checkpoint;
        this.checkpoints = checkpoints;
    }

    /**
     * The model in float32; its files are gone by the time this returns, since weights are mapped.
     *
     * @throws BadInputException if the temporary folder cannot be written
     */
    public VisionLanguageModel open(TorchEngine engine) {
        try {
            Path folder = Files.createTempDirectory("fastv-sample");
            try {
                checkpoint.write(folder);
                VisionLanguageModel model =
                        checkpoints.open(folder, engine, OpenOptions.asStored(Dtype.FLOAT32));
                model.codec()
                        .decode(new int[0], true); // reads the tokenizer's files before they go
                return model;
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new BadInputException(
                    System.getProperty("java.io.tmpdir")
                            + ": the sample model cannot be written: "
                            + e.getMessage(),
                    e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
