package fastv.core.prune;

import java.nio.file.Path;
import java.util.Optional;

/** Evidence that a stage before the decoder announces before the vision tower runs. */
public sealed interface VisualNeed {

    /** What one module of the tower computes anyway, or a row beside it. */
    sealed interface InModule extends VisualNeed {

        /** The module, 0-based; negative counts from the end, -1 being the last one. */
        int module();

        /** The module's index in a tower of that many. */
        default int index(int modules) {
            return module() < 0 ? modules + module() : module();
        }
    }

    /** The class token's attention. */
    record ClassAttention(int module) implements InModule {}

    /** The class token's attention as if all heads were one. */
    record FullWidthAttention(int module) implements InModule {}

    /** What a patch receives from all queries. */
    record ReceivedAttention(int module) implements InModule {}

    /** Keys, averaged over heads. */
    record MeanKeys(int module) implements InModule {}

    /** Keys of all heads side by side. */
    record FullWidthKeys(int module) implements InModule {}

    /** A second run of the tower in whose blocks tokens are merged. */
    record MergedTower(BlockMerging merging) implements VisualNeed {}

    /**
     * How near the patches lie to what is asked about them, in the space that CLIP's two towers
     * share. Costs a run of CLIP's text tower per question.
     *
     * @param clip folder of the CLIP checkpoint whose vision tower the model has; if empty, the one
     *     inside the model's own folder
     */
    record TextCosine(Optional<Path> clip) implements VisualNeed {}
}
