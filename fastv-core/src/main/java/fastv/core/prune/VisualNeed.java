package fastv.core.prune;

/** Evidence inside the vision tower that a stage announces before the tower runs. */
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
}
