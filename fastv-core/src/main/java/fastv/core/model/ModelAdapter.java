package fastv.core.model;

import fastv.core.kernel.TorchEngine;
import java.nio.file.Path;

/** A model family: which checkpoints it opens, and how. Bound under the family's public name. */
public interface ModelAdapter {

    /** One sentence: what the family is made of. */
    String summary();

    /** The paper or the code that defines it. */
    String source();

    /**
     * Whether a checkpoint is of this family, by its {@code config.json}.
     *
     * @throws fastv.core.error.BadInputException if the folder holds no readable configuration
     */
    boolean opens(Path checkpoint);

    /** What the checkpoint is, without reading a weight. */
    ModelCard describe(Path checkpoint, OpenOptions options);

    /**
     * A hash of everything that decides what the checkpoint computes, in hexadecimal; the folder's
     * own place and name do not count.
     *
     * @throws fastv.core.error.BadInputException if a file of it cannot be read
     */
    String fingerprint(Path checkpoint);

    /** Makes prompts without the weights. The caller closes it. */
    PromptMaker prompts(Path checkpoint, OpenOptions options);

    /**
     * Opens it: headers are checked, weights are mapped.
     *
     * @throws fastv.core.error.BadInputException one line per missing or ill-shaped tensor
     */
    VisionLanguageModel open(Path checkpoint, TorchEngine engine, OpenOptions options);
}
