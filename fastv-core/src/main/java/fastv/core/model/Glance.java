package fastv.core.model;

import ai.djl.ndarray.NDArray;
import fastv.core.prune.VisualNeed;
import java.time.Duration;
import java.util.Map;

/**
 * What the tower made of some pictures, before any stage acts. Depends on the pictures alone, so
 * all settings of a sample share it.
 *
 * @param hidden the state that is projected, {@code [pictures, 1 + patches, visionHidden]}, class
 *     token first
 * @param evidence what stages announced: class attention {@code [pictures, heads, patches]}, mean
 *     keys {@code [pictures, 1 + patches, headDim]}
 * @param imageProcessing from files to the tower's input
 * @param tower the tower's time
 */
public record Glance(
        NDArray hidden,
        Map<VisualNeed, NDArray> evidence,
        Duration imageProcessing,
        Duration tower) {
    public Glance {
        evidence = Map.copyOf(evidence);
    }

    /** Number of pictures. */
    public int pictures() {
        return (int) hidden.getShape().get(0);
    }

    /** Patches of a picture. */
    public int patches() {
        return (int) hidden.getShape().get(1) - 1;
    }
}
