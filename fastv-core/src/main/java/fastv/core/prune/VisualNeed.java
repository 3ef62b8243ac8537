package fastv.core.prune;

/** Evidence inside the vision tower that a stage announces before the tower runs. */
public sealed interface VisualNeed {

    /** The module, 0-based; negative counts from the end, -1 being the last one. */
    int module();

    /** The class token's attention. */
    record ClassAttention(int module) implements VisualNeed {}

    /** Keys, averaged over heads. */
    record MeanKeys(int module) implements VisualNeed {}

    /** The module's index in a tower of that many. */
    default int index(int modules) {
        return module() < 0 ? modules + module() : module();
    }
}
