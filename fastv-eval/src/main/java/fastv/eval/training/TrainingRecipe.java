package fastv.eval.training;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Items;
import fastv.core.config.Range;
import fastv.core.training.AdamWSettings;
import fastv.core.training.ModelSizes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a training file.
 *
 * @param family of the model
 * @param model how large it is
 * @param stages what is learned, one after the other
 * @param optimiser AdamW
 * @param heldOut how it is measured while it learns
 * @param easyVqa easy-VQA's training split
 * @param seed of weights and data
 * @param threads of the engine
 * @param storedAs element type of the checkpoint
 * @param checkpointMinutes between two states on disk
 * @param output folder of states, curve and checkpoint
 */
public record TrainingRecipe(
        @Doc("The model family to train.") @DefaultValue("llava-1.5") String family,
        @Doc("How large the model is.") ModelSizes model,
        @Doc("What is learned, one stage after the other.") @Items(min = 1)
                List<StageSettings> stages,
        @Doc("AdamW; its moments start anew with every stage.") @DefaultValue("{}")
                AdamWSettings optimiser,
        @Doc("How the model is measured while it learns.") @DefaultValue("{}")
                HeldOutSettings heldOut,
        @Doc(
                        "easy-VQA's training split as published, a folder or a zip file, for mixes that"
                                + " name easy-vqa.")
                Optional<Path> easyVqa,
        @Doc("Another seed, other weights and other pictures.") @DefaultValue("0") long seed,
        @Doc("Threads of the engine. Losses repeat to the last digit for the same number only.")
                @DefaultValue("1")
                @Range(min = 1)
                int threads,
        @Doc("Element type of the checkpoint's weights; training itself is float32.")
                @DefaultValue("float32")
                StoredAs storedAs,
        @Doc("A state to resume from is written after so many minutes.")
                @DefaultValue("5")
                @Range(min = 0)
                double checkpointMinutes,
        @Doc("Folder of the states, the curve and the checkpoint.") Path output) {

    public TrainingRecipe {
        stages = List.copyOf(stages);
    }

    /** How weights are stored. */
    public enum StoredAs {
        FLOAT32,
        FLOAT16,
        BFLOAT16
    }

    /**
     * How the model is measured while it learns.
     *
     * @param questions of each kind
     * @param batch questions in one pass
     */
    public record HeldOutSettings(
            @Doc("Questions of each kind, about scenes that are never trained on.")
                    @DefaultValue("100")
                    @Range(min = 1)
                    int questions,
            @Doc("Questions in one pass.") @DefaultValue("50") @Range(min = 1) int batch) {}
}
