package fastv.eval.contract;

import fastv.core.compose.ComposedVisualStage;
import fastv.core.compose.ComposedVisualStage.Pick;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.CacheBudget;
import fastv.core.prune.CacheEvidence;
import fastv.core.prune.CacheNeed;
import fastv.core.prune.CacheScore;
import fastv.core.prune.CacheSelector;
import fastv.core.prune.CacheStage;
import fastv.core.prune.Enactment;
import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.core.prune.Merger;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.Rounding;
import fastv.core.prune.Scope;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualMerger;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualScore;
import fastv.core.prune.VisualSelector;
import fastv.core.prune.VisualStage;
import fastv.core.token.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Parts that are wrong in one way each, in the smallest strategy around them. */
final class UnsoundParts {
    private static final Budget HALF = new Budget.RemovedRatio(0.5, Rounding.HALF_EVEN);
    private static final int ENTRIES = 24;

    private UnsoundParts() {}

    private static Subject subject(Supplier<Strategy> made) {
        return new Subject(
                "unsound",
                Part.fixed(Strategy.NONE, "wrong in one way", "a planted fault"),
                options -> made.get());
    }

    private static Strategy cut(Score score, Budget budget, Merger merger) {
        Selector first = (scores, keep, evidence) -> IntStream.range(0, keep).toArray();
        return new Strategy(
                List.of(
                        new Stage(
                                new Site.BeforeLayer(2),
                                new Scope.Whole(Segment.IMAGE),
                                score,
                                budget,
                                first,
                                Positions.ORIGINAL,
                                Enactment.DROP,
                                merger)),
                Replay.CACHED);
    }

    /** A score that gives that number, so many times more than there are candidates. */
    private record Same(float number, int more) implements Score {
        @Override
        public String name() {
            return "same";
        }

        @Override
        public Set<EvidenceNeed> needs() {
            return Set.of();
        }

        @Override
        public float[] score(Evidence evidence) {
            float[] scores = new float[evidence.candidates().length + more];
            Arrays.fill(scores, number);
            return scores;
        }
    }

    private static final Score SOUND = new Same(1, 0);

    static Subject scoringNaN() {
        return subject(() -> cut(new Same(Float.NaN, 0), HALF, Merger.NONE));
    }

    static Subject scoringOneTooMany() {
        return subject(() -> cut(new Same(1, 1), HALF, Merger.NONE));
    }

    static Subject measuringTooMany() {
        Budget.Measured.Rule rule =
                new Budget.Measured.Rule() {
                    @Override
                    public Set<EvidenceNeed> needs() {
                        return Set.of();
                    }

                    @Override
                    public int keep(Evidence evidence) {
                        return evidence.candidates().length + 1;
                    }

                    @Override
                    public String requested() {
                        return "one too many";
                    }
                };
        return subject(() -> cut(SOUND, new Budget.Measured(rule), Merger.NONE));
    }

    static Subject mergingLessThanAnnounced() {
        Merger one =
                new Merger() {
                    @Override
                    public Set<EvidenceNeed> needs() {
                        return Set.of(new EvidenceNeed.States());
                    }

                    @Override
                    public int outputs(int candidates, int kept) {
                        return 2;
                    }

                    @Override
                    public long macs(int candidates, int kept, int width) {
                        return 0;
                    }

                    @Override
                    public List<MergedToken> merge(float[] scores, int[] kept, Evidence evidence) {
                        return List.of(MergedToken.alone(scores.length - 1));
                    }
                };
        return subject(() -> cut(SOUND, HALF, one));
    }

    private static Strategy seen(
            VisualScore score, List<VisualSelector> selectors, List<VisualMerger> mergers) {
        List<Pick> picks =
                IntStream.range(0, selectors.size())
                        .mapToObj(
                                i ->
                                        new Pick(
                                                selectors.get(i),
                                                i + 1 < selectors.size()
                                                        ? Optional.of(0.5)
                                                        : Optional.empty(),
                                                Optional.empty()))
                        .toList();
        return Strategy.before(
                new ComposedVisualStage(
                        VisualStage.Site.TOWER_OUT,
                        score,
                        HALF,
                        picks,
                        mergers,
                        ComposedVisualStage.Order.RASTER,
                        false));
    }

    /** A score of patches that gives that number. */
    private record SameOfPatches(float number) implements VisualScore {
        @Override
        public String name() {
            return "same";
        }

        @Override
        public Set<VisualNeed> needs() {
            return Set.of();
        }

        @Override
        public float[] score(VisualEvidence evidence) {
            float[] scores = new float[evidence.patches()];
            Arrays.fill(scores, number);
            return scores;
        }
    }

    private static final VisualScore SOUND_OF_PATCHES = new SameOfPatches(1);
    private static final VisualSelector FIRST =
            (scores, count, taken, evidence) -> IntStream.range(0, count).toArray();

    static Subject scoringPatchesInfinite() {
        VisualScore infinite = new SameOfPatches(Float.POSITIVE_INFINITY);
        return subject(() -> seen(infinite, List.of(FIRST), List.of()));
    }

    static Subject pickingWhatIsTaken() {
        return subject(() -> seen(SOUND_OF_PATCHES, List.of(FIRST, FIRST), List.of()));
    }

    static Subject pickingLaterOfEquals() {
        VisualSelector last =
                (scores, count, taken, evidence) ->
                        IntStream.range(scores.length - count, scores.length).toArray();
        return subject(() -> seen(SOUND_OF_PATCHES, List.of(last), List.of()));
    }

    static Subject pickingTooFew() {
        VisualSelector few =
                (scores, count, taken, evidence) -> IntStream.range(0, count - 1).toArray();
        return subject(() -> seen(SOUND_OF_PATCHES, List.of(few), List.of()));
    }

    static Subject mergingPatchesThatAreNotThere() {
        VisualMerger beyond =
                new VisualMerger() {
                    @Override
                    public int extras(int rest) {
                        return 1;
                    }

                    @Override
                    public Merged merge(float[] scores, int[] kept, VisualEvidence evidence) {
                        return new Merged(
                                Arrays.stream(kept).mapToObj(MergedToken::alone).toList(),
                                List.of(MergedToken.alone(scores.length)));
                    }
                };
        return subject(() -> seen(SOUND_OF_PATCHES, List.of(FIRST), List.of(beyond)));
    }

    private static Strategy cached(CacheScore score, CacheBudget budget, CacheSelector selector) {
        return Strategy.ofCaches(
                new CacheStage(
                        CacheStage.Site.KV_PREFILL,
                        score,
                        budget,
                        selector,
                        CacheStage.Positions.ORIGINAL,
                        CacheStage.Heads.KEY_VALUE));
    }

    /** A score of cache entries that announces those needs and gives so many numbers more. */
    private record SameOfEntries(Set<CacheNeed> needs, int more) implements CacheScore {
        @Override
        public String name() {
            return "same";
        }

        @Override
        public FloatMatrix score(CacheEvidence evidence) {
            int columns = evidence.entries() + more;
            return new FloatMatrix(
                    evidence.heads(), columns, new float[evidence.heads() * columns]);
        }
    }

    private static final CacheScore SOUND_OF_ENTRIES = new SameOfEntries(Set.of(), 0);

    /** Keeps as many entries as a function of the prompt's length says. */
    private record Lengths(IntUnaryOperator kept) implements CacheBudget {
        @Override
        public int keep(int layer, int layers, int entries) {
            return kept.applyAsInt(entries);
        }

        @Override
        public String requested() {
            return "by length";
        }
    }

    private static CacheSelector selector(IntUnaryOperator place) {
        return new CacheSelector() {
            @Override
            public int recent() {
                return 0;
            }

            @Override
            public int[] select(float[] scores, int entries, int keep) {
                return IntStream.range(0, keep).map(place).toArray();
            }
        };
    }

    static Subject scoringOneEntryTooMany() {
        CacheScore more = new SameOfEntries(Set.of(), 1);
        return subject(
                () -> cached(more, new CacheBudget.Count(ENTRIES), selector(place -> place)));
    }

    static Subject announcingAttentionOfEntries() {
        CacheScore announcing = new SameOfEntries(Set.of(new CacheNeed.AccumulatedAttention()), 0);
        return subject(
                () -> cached(announcing, new CacheBudget.Count(ENTRIES), selector(place -> place)));
    }

    static Subject negativeOfEntries() {
        return subject(
                () ->
                        cached(
                                SOUND_OF_ENTRIES,
                                new Lengths(entries -> entries - 1),
                                selector(place -> place)));
    }

    static Subject shrinkingWithThePrompt() {
        return subject(
                () ->
                        cached(
                                SOUND_OF_ENTRIES,
                                new Lengths(entries -> entries % 2 == 0 ? ENTRIES : ENTRIES / 2),
                                selector(place -> place)));
    }

    static Subject entriesBackwards() {
        return subject(
                () ->
                        cached(
                                SOUND_OF_ENTRIES,
                                new CacheBudget.Count(ENTRIES),
                                selector(place -> ENTRIES - 1 - place)));
    }

    static Subject laterOfEqualEntries() {
        return subject(
                () ->
                        cached(
                                SOUND_OF_ENTRIES,
                                new CacheBudget.Count(ENTRIES),
                                selector(place -> place + 1)));
    }
}
