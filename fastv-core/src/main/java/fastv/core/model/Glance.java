package fastv.core.model;

import ai.djl.ndarray.NDArray;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the tower made of some pictures, before any stage acts. Depends on the pictures alone, so
 * all settings of a sample share it.
 *
 * @param hidden the state that is projected, {@code [pictures, 1 + patches, visionHidden]}, class
 *     token first
 * @param evidence what stages announced: class attention {@code [pictures, heads, patches]}, one
 *     number per patch {@code [pictures, 1, patches]}, keys {@code [pictures, 1 + patches, width]}
 * @param merged the tower once more for every merging that was announced
 * @param imageProcessing from files to the tower's input
 * @param tower the tower's time
 */
public record Glance(
        NDArray hidden,
        Map<VisualNeed, NDArray> evidence,
        Map<VisualNeed.MergedTower, Merged> merged,
        Duration imageProcessing,
        Duration tower) {
    public Glance {
        evidence = Map.copyOf(evidence);
        merged = Map.copyOf(merged);
    }

    /**
     * What the tower gives when tokens merge in its blocks.
     *
     * @param hidden {@code [pictures, tokens, visionHidden]}, class token first
     * @param owners per picture, for the class token and each patch its row of {@code hidden}
     * @param tower the time of this run
     */
    public record Merged(NDArray hidden, List<List<Integer>> owners, Duration tower) {
        public Merged {
            owners = List.copyOf(owners);
        }
    }

    /** The run of the tower that a stage announced, if it merges inside it. */
    public Optional<Merged> mergedFor(VisualStage stage) {
        return stage.needs().stream()
                .flatMap(
                        need ->
                                need instanceof VisualNeed.MergedTower key
                                        ? Optional.ofNullable(merged.get(key)).stream()
                                        : Stream.empty())
                .findFirst();
    }

    /** The time of the tower that stages see. */
    public Duration towerFor(List<VisualStage> stages) {
        return stages.stream()
                .flatMap(stage -> mergedFor(stage).stream())
                .findFirst()
                .map(Merged::tower)
                .orElse(tower);
    }

    /** The same with the time that the pictures took to be made ready. */
    public Glance processedIn(Duration time) {
        return new Glance(hidden, evidence, merged, time, tower);
    }

    /** The same with evidence that depends on more than the pictures. */
    public Glance with(Map<? extends VisualNeed, NDArray> more) {
        Map<VisualNeed, NDArray> all = new HashMap<>(evidence);
        all.putAll(more);
        return new Glance(hidden, all, merged, imageProcessing, tower);
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
