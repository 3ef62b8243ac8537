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
 * @param reading what each piece of evidence took beside the blocks that run anyway, as if it were
 *     asked for alone
 * @param imageProcessing from files to the tower's input
 * @param tower the tower's time, that of evidence not counted
 */
public record Glance(
        NDArray hidden,
        Map<VisualNeed, NDArray> evidence,
        Map<VisualNeed.MergedTower, Merged> merged,
        Map<VisualNeed, Duration> reading,
        Duration imageProcessing,
        Duration tower) {
    public Glance {
        evidence = Map.copyOf(evidence);
        merged = Map.copyOf(merged);
        reading = Map.copyOf(reading);
    }

    /**
     * What the tower gives when tokens merge in its blocks.
     *
     * @param hidden {@code [pictures, tokens, visionHidden]}, class token first
     * @param owners per picture, for the class token and each patch its row of {@code hidden}
     * @param reading what comparing the keys took
     * @param merging what matching and merging took
     * @param tower the time of this run, those two not counted
     */
    public record Merged(
            NDArray hidden,
            List<List<Integer>> owners,
            Duration reading,
            Duration merging,
            Duration tower) {
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

    /** What the evidence took that stages announced, comparing keys in the tower included. */
    public Duration readingFor(List<VisualStage> stages) {
        Duration inTower =
                stages.stream()
                        .flatMap(stage -> mergedFor(stage).stream())
                        .findFirst()
                        .map(Merged::reading)
                        .orElse(Duration.ZERO);
        return stages.stream()
                .flatMap(stage -> stage.needs().stream())
                .distinct()
                .map(need -> reading.getOrDefault(need, Duration.ZERO))
                .reduce(inTower, Duration::plus);
    }

    /** What stages cost inside the tower: reading, and merging in its blocks. */
    public Duration selectionFor(List<VisualStage> stages) {
        return stages.stream()
                .flatMap(stage -> mergedFor(stage).stream())
                .findFirst()
                .map(Merged::merging)
                .orElse(Duration.ZERO)
                .plus(readingFor(stages));
    }

    /** The same with the time that the pictures took to be made ready. */
    public Glance processedIn(Duration time) {
        return new Glance(hidden, evidence, merged, reading, time, tower);
    }

    /**
     * The same with evidence that depends on more than the pictures.
     *
     * @param time what it took, by need
     */
    public Glance with(
            Map<? extends VisualNeed, NDArray> more, Map<? extends VisualNeed, Duration> time) {
        Map<VisualNeed, NDArray> all = new HashMap<>(evidence);
        all.putAll(more);
        Map<VisualNeed, Duration> times = new HashMap<>(reading);
        times.putAll(time);
        return new Glance(hidden, all, merged, times, imageProcessing, tower);
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
