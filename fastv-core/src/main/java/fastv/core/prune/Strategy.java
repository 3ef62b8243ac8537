package fastv.core.prune;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole method: its stages by ascending layer, how it decodes, and what its queries see. Without
 * stages and patterns it is the unpruned model.
 *
 * @param stages what is cut where
 * @param replay cached or recomputed decoding
 * @param patterns restrictions of what queries see; where several hold, a key must pass all
 * @param visual what happens to pictures before the decoder, at most one stage per site
 * @param cache which entries of the key/value caches stay; without it all do
 */
public record Strategy(
        List<Stage> stages,
        Replay replay,
        List<AttentionPattern> patterns,
        List<VisualStage> visual,
        Optional<CacheStage> cache) {

    /** The unpruned model. */
    public static final Strategy NONE = new Strategy(List.of(), Replay.CACHED);

    public Strategy {
        stages = List.copyOf(stages);
        patterns = List.copyOf(patterns);
        visual = List.copyOf(visual);
        if (visual.stream().map(VisualStage::site).distinct().count() < visual.size()) {
            throw new IllegalArgumentException(
                    "stages: expected at most one per site before the decoder");
        }
        if (cache.isPresent()) {
            requireOrdinaryCaches(stages, replay, patterns);
        }
        requireEvidenceOfEveryPatch(visual);
        requireMarks(stages, visual);
        int previous = -1;
        int lastMerge = -1;
        for (Stage stage : stages) {
            int layer = ((Site.BeforeLayer) stage.site()).layer();
            if (layer < previous) {
                throw new IllegalArgumentException(
                        "stages: expected ascending layers, got " + layer + " after " + previous);
            }
            previous = layer;
            requireRowsOfNow(stage, layer, lastMerge);
            requireNotesTaken(stage, layer, stages);
            if (stage.merger() != Merger.NONE) {
                lastMerge = layer;
            }
            if (stage.enactment() == Enactment.MASK && replay == Replay.CACHED) {
                requireOneQueryOfAnEarlierLayer(stage, layer);
            }
        }
    }

    /** A method that leaves the caches as they are. */
    public Strategy(
            List<Stage> stages,
            Replay replay,
            List<AttentionPattern> patterns,
            List<VisualStage> visual) {
        this(stages, replay, patterns, visual, Optional.empty());
    }

    /** A method of the decoder alone. */
    public Strategy(List<Stage> stages, Replay replay, List<AttentionPattern> patterns) {
        this(stages, replay, patterns, List.of());
    }

    /** A method of the key/value caches alone. */
    public static Strategy ofCaches(CacheStage stage) {
        return new Strategy(List.of(), Replay.CACHED, List.of(), List.of(), Optional.of(stage));
    }

    /** A method that acts before the decoder alone. */
    public static Strategy before(VisualStage stage) {
        return new Strategy(List.of(), Replay.CACHED, List.of(), List.of(stage));
    }

    /** A method that cuts and restricts nothing else. */
    public Strategy(List<Stage> stages, Replay replay) {
        this(stages, replay, List.of());
    }

    /** The same method with other stages, as wrappers around its own need it. */
    public Strategy with(List<Stage> cuts, List<VisualStage> before) {
        return new Strategy(cuts, replay, patterns, before, cache);
    }

    /** The same method without a cache. */
    public Strategy recomputed() {
        return new Strategy(stages, Replay.RECOMPUTE, patterns, visual, cache);
    }

    /** The tower's evidence is one number per patch; behind a first stage patches are missing. */
    private static void requireEvidenceOfEveryPatch(List<VisualStage> visual) {
        for (VisualStage first : visual) {
            for (VisualStage second : visual) {
                if (first.site().compareTo(second.site()) < 0
                        && (!second.needs().isEmpty()
                                || first.site() == VisualStage.Site.TOWER_BLOCK)) {
                    throw new IllegalArgumentException(
                            "stages: after "
                                    + first.name()
                                    + " not every patch is left; expected nothing behind it that"
                                    + " reads the tower or a patch's place, got "
                                    + second.name());
                }
            }
        }
    }

    /** Marks are one number per patch, so one stage may give them. */
    private static void requireMarks(List<Stage> stages, List<VisualStage> visual) {
        long marking = visual.stream().filter(VisualStage::marksPatches).count();
        boolean read =
                stages.stream().anyMatch(stage -> stage.needs().contains(new EvidenceNeed.Marks()));
        if (marking > 1 || (read && marking == 0)) {
            throw new IllegalArgumentException(
                    "stages: the decoder's stages read what one stage before it notes of patches;"
                            + " expected one that does, got "
                            + marking);
        }
    }

    /** A note is taken at its own site, so a stage there must announce it. */
    private static void requireNotesTaken(Stage stage, int layer, List<Stage> stages) {
        for (EvidenceNeed need : stage.needs()) {
            if (need instanceof EvidenceNeed.Noted noted
                    && stages.stream()
                            .filter(earlier -> layer(earlier) <= layer)
                            .filter(earlier -> layer(earlier) == noted.note().layer())
                            .noneMatch(earlier -> earlier.needs().contains(need))) {
                throw new IllegalArgumentException(
                        "stages: expected a stage before layer "
                                + noted.note().layer()
                                + " that takes what the one before layer "
                                + layer
                                + " reads");
            }
        }
    }

    private static void requireOrdinaryCaches(
            List<Stage> stages, Replay replay, List<AttentionPattern> patterns) {
        if (replay == Replay.RECOMPUTE) {
            throw new IllegalArgumentException(
                    "mode: a method of the key/value caches needs caches; expected cached decoding,"
                            + " got recompute");
        }
        if (!patterns.isEmpty()
                || stages.stream().anyMatch(stage -> stage.enactment() == Enactment.MASK)) {
            throw new IllegalArgumentException(
                    "mode: beside a method of the key/value caches tokens can be dropped, not"
                            + " masked, since heads keep different entries; expected drop");
        }
    }

    /** A row merged before layer m was not there in earlier layers. */
    private static void requireRowsOfNow(Stage stage, int layer, int lastMerge) {
        for (EvidenceNeed need : stage.needs()) {
            int read = layer;
            if (need instanceof EvidenceNeed.Attention attention) {
                read = attention.layer();
            } else if (need instanceof EvidenceNeed.Keys keys) {
                read = keys.layer();
            }
            if (read < lastMerge) {
                throw new IllegalArgumentException(
                        "score: tokens were merged before layer "
                                + lastMerge
                                + "; expected evidence of that layer or later, got layer "
                                + read);
            }
        }
    }

    private static void requireOneQueryOfAnEarlierLayer(Stage stage, int layer) {
        for (EvidenceNeed need : stage.needs()) {
            if (!(need instanceof EvidenceNeed.Attention attention)) {
                throw new IllegalArgumentException(
                        "enact: masking with a cache ranks by attention alone; expected drop");
            }
            if (!attention.queries().equals(EvidenceNeed.Queries.LAST)) {
                throw new IllegalArgumentException(
                        "criterion: a cached step has one query, so a mean over queries is"
                                + " undefined when masking with a cache; expected last");
            }
            if (attention.layer() == layer) {
                throw new IllegalArgumentException(
                        "layer: masking with a cache reads layers that have run; expected below "
                                + layer
                                + ", got "
                                + layer);
            }
        }
    }

    /**
     * This method and another one, acting together: each stage at its own site, stages of the
     * decoder in the order of their layers, this method's first where both act at one.
     *
     * @throws IllegalArgumentException if both act on the caches or at one site before the decoder,
     *     or what they ask of decoding does not fit
     */
    public Strategy with(Strategy next) {
        if (cache.isPresent() && next.cache.isPresent()) {
            throw new IllegalArgumentException(
                    "compose: expected at most one method of the key/value caches, got two");
        }
        boolean recompute = replay == Replay.RECOMPUTE || next.replay == Replay.RECOMPUTE;
        return new Strategy(
                Stream.concat(stages.stream(), next.stages.stream())
                        .sorted(Comparator.comparingInt(Strategy::layer))
                        .toList(),
                recompute ? Replay.RECOMPUTE : Replay.CACHED,
                Stream.concat(patterns.stream(), next.patterns.stream()).toList(),
                Stream.concat(visual.stream(), next.visual.stream()).toList(),
                cache.or(next::cache));
    }

    private static int layer(Stage stage) {
        return ((Site.BeforeLayer) stage.site()).layer();
    }

    /** The stages that act before a layer, in order. */
    public List<Stage> before(int layer) {
        return stages.stream()
                .filter(stage -> stage.site().equals(new Site.BeforeLayer(layer)))
                .toList();
    }
}
