package fastv.models.checkpoint;

import fastv.core.error.BadInputException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a checkpoint's {@code config.json} says, defaults filled in. Old and new spellings are read
 * alike. The stored element type is not part of it: the weights' headers know it better.
 */
public sealed interface CheckpointConfig permits LlamaConfig, LlavaConfig {

    /** The family. */
    ModelKind kind();

    /** The decoder. */
    LlamaConfig text();

    /** Parameters of the whole model. */
    long parameters();

    /**
     * Reads {@code config.json}, and {@code generation_config.json} if there is one.
     *
     * @param folder the checkpoint
     * @throws BadInputException one line per problem: a file missing or malformed, a value out of
     *     range, a family or feature that is not supported
     */
    static CheckpointConfig read(Path folder) {
        return read(folder, Optional.empty());
    }

    /**
     * The same for a checkpoint in the LLaVA authors' layout, whose tower is another checkpoint.
     *
     * @param visionTower folder of the CLIP checkpoint; if empty it is looked for beside the
     *     checkpoint under the last part of its name
     */
    static CheckpointConfig read(Path folder, Optional<Path> visionTower) {
        JsonKeys config = JsonKeys.of(folder.resolve("config.json"));
        ModelKind kind = kindOf(config);
        return switch (kind) {
            case LLAMA -> LlamaConfigReader.readPlain(folder, config);
            case LLAVA ->
                    OriginalLlava.isOriginal(config)
                            ? OriginalLlava.read(folder, config, visionTower)
                            : LlavaConfigReader.read(folder, config);
        };
    }

    private static ModelKind kindOf(JsonKeys config) {
        Optional<ModelKind> kind =
                ModelKind.of(config.texts("architectures"), config.text("model_type", ""));
        if (kind.isEmpty()) {
            config.problem(config.spelling("architectures", "model_type"), ModelKind.supported());
        }
        config.refuseProblems();
        return kind.orElseThrow();
    }
}
