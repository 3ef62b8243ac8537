package fastv.strategies.part;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualSelector;
import fastv.strategies.select.AnchorsAndRegisters;
import fastv.strategies.select.BestFirst;
import fastv.strategies.select.BipartiteThin;
import fastv.strategies.select.Dpp;
import fastv.strategies.select.MaxMinDistance;
import fastv.strategies.select.Neighbours;
import fastv.strategies.select.Rest;
import fastv.strategies.select.UniformGrid;
import fastv.strategies.select.Windows;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/** The selectors before the decoder that YAML files can name. */
public final class VisualSelectorParts {

    /** {@code top-k}. */
    public static final Part<Part.NoOptions, VisualSelector> TOP_K =
            Part.fixed(
                    (scores, count, taken, evidence) -> BestFirst.of(scores, count, taken),
                    "the best of what is left; of equal scores the earlier patch",
                    "arXiv:2412.01818");

    /** {@code bipartite-thin}. */
    public static final Part<Thin, VisualSelector> BIPARTITE_THIN =
            new Part<>(
                    Thin.class,
                    Thinning::new,
                    "what is left by falling score, thinned of patches that resemble another",
                    "VisPruner, arXiv:2412.01818 v2",
                    Contract.DEFAULT.deviates(
                            Law.TIES_TO_THE_LOWER_INDEX,
                            "likeness decides which leave, scores only which are compared"));

    /** {@code max-min-distance}. */
    public static final Part<Metric, VisualSelector> MAX_MIN_DISTANCE =
            new Part<>(
                    Metric.class,
                    Spread::new,
                    "of what is left, each pick farthest from the nearest one before; reads no score",
                    "DivPrune, arXiv:2503.02175");

    /** {@code dpp}. */
    public static final Part<Metric, VisualSelector> DPP =
            new Part<>(
                    Metric.class,
                    Determinant::new,
                    "of what is left, patches unlike each other and of high score, one by one: the"
                            + " greedy mode of a determinantal point process; scores from 0 on",
                    "CDPruner, arXiv:2506.10967");

    /** {@code windows}. */
    public static final Part<Window, VisualSelector> WINDOWS =
            new Part<>(
                    Window.class,
                    options ->
                            (scores, count, taken, evidence) -> {
                                int side = side(scores.length);
                                int each = count / Windows.count(side, options.size());
                                return without(
                                        Windows.best(scores, side, options.size(), each), taken);
                            },
                    "as many of the best from each square window of the picture",
                    "VScan, arXiv:2505.22654",
                    Contract.DEFAULT
                            .deviates(Law.BUDGET_MET, "every window has the same number, truncated")
                            .deviates(
                                    Law.TIES_TO_THE_LOWER_INDEX,
                                    "every window has its share, whatever the scores of others")
                            .deviates(
                                    Law.NOTHING_REMOVED_IS_IDENTITY,
                                    "windows at the edge may hold fewer patches than their share"));

    /** {@code neighbours}. */
    public static final Part<Anchors, VisualSelector> NEIGHBOURS =
            new Part<>(
                    Anchors.class,
                    options ->
                            (scores, count, taken, evidence) -> {
                                int[] anchors =
                                        BestFirst.of(
                                                scores,
                                                new AnchorsAndRegisters(options.alpha())
                                                        .anchorCount(count));
                                int[] around =
                                        Neighbours.with(
                                                anchors, side(scores.length), scores.length);
                                return IntStream.of(without(around, taken)).limit(count).toArray();
                            },
                    "a few of the best with the four patches around each; gives its own number",
                    "HiPrune, arXiv:2508.00553",
                    Contract.DEFAULT
                            .deviates(Law.BUDGET_MET, "it gives its own number, at most the budget")
                            .deviates(
                                    Law.TIES_TO_THE_LOWER_INDEX,
                                    "neighbours stay whatever their scores")
                            .deviates(
                                    Law.NOTHING_REMOVED_IS_IDENTITY,
                                    "it gives its own number, at most the budget"));

    /** {@code grid-step}. */
    public static final Part<Part.NoOptions, VisualSelector> GRID =
            Part.fixed(
                    (scores, count, taken, evidence) ->
                            without(UniformGrid.select(side(scores.length), count), taken),
                    "patches spread evenly over the picture, the square nearest to the budget",
                    "control",
                    Contract.DEFAULT
                            .deviates(Law.BUDGET_MET, "the square nearest to the budget stays")
                            .deviates(Law.TIES_TO_THE_LOWER_INDEX, "places decide, no score does"));

    private VisualSelectorParts() {}

    /** YAML: {@code select: {name: bipartite-thin, chunk: 8}}. */
    public record Thin(
            @Doc("how many leave at once") @DefaultValue("8") @Range(min = 1) int chunk,
            @Doc("what patches are compared by") @DefaultValue("rows") VisualMetric metric,
            @Doc("the module of the tower whose keys are compared") @DefaultValue("-2")
                    int module) {}

    /** YAML: {@code select: {name: max-min-distance, metric: rows}}, and {@code dpp}. */
    public record Metric(
            @Doc("what patches are compared by") @DefaultValue("rows") VisualMetric metric,
            @Doc("the module of the tower whose keys are compared") @DefaultValue("-2")
                    int module) {

        private FloatMatrix among(int[] patches, VisualEvidence evidence) {
            FloatMatrix all = metric.similarity(evidence, module);
            float[] among = new float[patches.length * patches.length];
            for (int i = 0; i < among.length; i++) {
                among[i] = all.at(patches[i / patches.length], patches[i % patches.length]);
            }
            return new FloatMatrix(patches.length, patches.length, among);
        }
    }

    /** YAML: {@code select: {name: windows, size: 6}}. */
    public record Window(
            @Doc("patches per side of a window") @DefaultValue("6") @Range(min = 1) int size) {}

    /** YAML: {@code select: {name: neighbours, alpha: 0.1}}. */
    public record Anchors(
            @Doc("the share of the budget that best patches with their neighbours have")
                    @DefaultValue("0.1")
                    @Range(min = 0, max = 1)
                    double alpha) {}

    private record Thinning(Thin options) implements VisualSelector {
        @Override
        public Set<VisualNeed> needs() {
            return options.metric().needs(options.module());
        }

        @Override
        public int[] select(float[] scores, int count, int[] taken, VisualEvidence evidence) {
            int[] rest = BestFirst.of(scores, scores.length, taken);
            FloatMatrix similarity = options.metric().similarity(evidence, options.module());
            return BipartiteThin.thin(similarity, rest, count, options.chunk());
        }
    }

    private record Spread(Metric options) implements VisualSelector {
        @Override
        public Set<VisualNeed> needs() {
            return options.metric().needs(options.module());
        }

        @Override
        public int[] select(float[] scores, int count, int[] taken, VisualEvidence evidence) {
            int[] rest = Rest.of(scores.length, taken);
            return of(rest, MaxMinDistance.select(options.among(rest, evidence), count));
        }
    }

    private record Determinant(Metric options) implements VisualSelector {
        @Override
        public Set<VisualNeed> needs() {
            return options.metric().needs(options.module());
        }

        @Override
        public int[] select(float[] scores, int count, int[] taken, VisualEvidence evidence) {
            int[] rest = Rest.of(scores.length, taken);
            float[] left = new float[rest.length];
            for (int i = 0; i < left.length; i++) {
                left[i] = scores[rest[i]];
            }
            return of(rest, Dpp.select(options.among(rest, evidence), left, count));
        }
    }

    private static int[] of(int[] patches, int[] places) {
        return Arrays.stream(places).map(place -> patches[place]).toArray();
    }

    private static int[] without(int[] picked, int[] taken) {
        return Arrays.stream(picked)
                .filter(patch -> IntStream.of(taken).noneMatch(other -> other == patch))
                .toArray();
    }

    private static int side(int patches) {
        int side = (int) Math.round(Math.sqrt(patches));
        if (side * side != patches) {
            throw new IllegalArgumentException(
                    "patches: expected a square of them, got " + patches);
        }
        return side;
    }
}
