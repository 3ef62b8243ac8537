package fastv.core.prune;

import java.util.List;

/**
 * A whole method: its stages by ascending layer, and how it decodes. Without stages it is the
 * unpruned model.
 *
 * @param stages what is cut where
 * @param replay cached or recomputed decoding
 */
public record Strategy(List<Stage> stages, Replay replay) {

    /** The unpruned model. */
    public static final Strategy NONE = new Strategy(List.of(), Replay.CACHED);

    public Strategy {
        stages = List.copyOf(stages);
        int previous = -1;
        for (Stage stage : stages) {
            int layer = ((Site.BeforeLayer) stage.site()).layer();
            if (layer < previous) {
                throw new IllegalArgumentException(
                        "stages: expected ascending layers, got " + layer + " after " + previous);
            }
            previous = layer;
            if (stage.enactment() == Enactment.MASK
                    && replay == Replay.CACHED
                    && readsAllQueries(stage)) {
                throw new IllegalArgumentException(
                        "criterion: a cached step has one query, so a mean over queries is undefined"
                                + " when masking with a cache; expected last");
            }
        }
    }

    private static boolean readsAllQueries(Stage stage) {
        return stage.score().needs().stream()
                .anyMatch(
                        need ->
                                need instanceof EvidenceNeed.Attention attention
                                        && attention.queries() == EvidenceNeed.Queries.ALL);
    }

    /** The stages that act before a layer, in order. */
    public List<Stage> before(int layer) {
        return stages.stream()
                .filter(stage -> stage.site().equals(new Site.BeforeLayer(layer)))
                .toList();
    }
}
