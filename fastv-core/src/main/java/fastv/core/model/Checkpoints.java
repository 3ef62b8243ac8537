package fastv.core.model;

import fastv.core.error.BadInputException;
import fastv.core.kernel.TorchEngine;
import fastv.core.plugin.Parts;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;

/** Finds the adapter that opens a checkpoint. */
public final class Checkpoints {
    private final Parts<ModelAdapter> adapters;

    @Inject
    public Checkpoints(Map<String, ModelAdapter> adapters) {
        this.adapters = new Parts<>("model family", adapters);
    }

    /** The families by public name. */
    public Parts<ModelAdapter> adapters() {
        return adapters;
    }

    /** What a checkpoint is, without reading a weight. */
    public ModelCard describe(Path checkpoint, OpenOptions options) {
        return adapterOf(checkpoint).describe(checkpoint, options);
    }

    /** A hash of everything that decides what a checkpoint computes. */
    public String fingerprint(Path checkpoint) {
        return adapterOf(checkpoint).fingerprint(checkpoint);
    }

    /** Makes prompts without the weights. The caller closes it. */
    public PromptMaker prompts(Path checkpoint, OpenOptions options) {
        return adapterOf(checkpoint).prompts(checkpoint, options);
    }

    /** Opens a checkpoint. */
    public VisionLanguageModel open(Path checkpoint, TorchEngine engine, OpenOptions options) {
        return adapterOf(checkpoint).open(checkpoint, engine, options);
    }

    private ModelAdapter adapterOf(Path checkpoint) {
        return adapters.names().stream()
                .map(adapters::get)
                .filter(adapter -> adapter.opens(checkpoint))
                .findFirst()
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        checkpoint.resolve("config.json")
                                                + ": expected a model of one of the families "
                                                + adapters.names()));
    }
}
