package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.HeadMean;
import fastv.core.prune.Merger;
import fastv.core.prune.Positions;
import fastv.core.prune.Strategy;
import fastv.strategies.budget.AttentionRank;
import fastv.strategies.budget.MatrixRank;
import fastv.strategies.merge.Recycling;
import fastv.strategies.score.JudgingText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * SparseVLM: text tokens that the picture is about judge the visual tokens, a few layers in.
 *
 * <p>Zhang et al., SparseVLM: Visual Token Sparsification for Efficient Vision-Language Model
 * Inference, ICML 2025, arXiv:2410.04417. After each of some layers: score of a visual token = that
 * layer's attention from the {@link fastv.strategies.score.TextRaters}, averaged over raters and
 * heads; the best stay; of the others the best 30 % come back as cluster means ({@link
 * fastv.strategies.merge.Recycling}), behind the kept ones. Three releases, three names:
 *
 * <ul>
 *   <li>{@code sparsevlm}, v1.5: fixed counts after layers 2, 6, 15; positions renumbered, a
 *       generated token takes the length of that layer's cache.
 *   <li>{@code sparsevlm-v1}: as the paper, the count follows the rank of the raters' attention;
 *       after layers 2, 6, 15, 19.
 *   <li>{@code sparsevlm-plus}, in code alone: attention divided by what the rotary positions give
 *       to a distance, then the 14 heads that look at the picture most; no recycling; positions
 *       stay.
 * </ul>
 *
 * <p>Named budgets count tokens that leave the layers, averaged: the layers that prune still
 * compute the longer sequence. The releases always remove at least one token; with {@code
 * always-remove: false} a count that nothing exceeds leaves the model as it is. The releases read
 * one picture; several are one pool here. The release adds noise to cluster densities, see {@link
 * fastv.strategies.merge.DensityPeaks}.
 */
public final class SparseVlm {

    /** v1.5, under the public name {@code sparsevlm}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "text that the picture is about judges image tokens; the rest is recycled",
                    "arXiv:2410.04417, release v1.5");

    /** The first release, under the public name {@code sparsevlm-v1}. */
    public static final Part<FirstRelease, Strategy> V1 =
            new Part<>(
                    FirstRelease.class,
                    FirstRelease::strategy,
                    "SparseVLM with as many tokens as the raters' attention has directions",
                    "arXiv:2410.04417, release v1");

    /** The second release, under the public name {@code sparsevlm-plus}. */
    public static final Part<Plus, Strategy> PLUS =
            new Part<>(
                    Plus.class,
                    Plus::strategy,
                    "SparseVLM with attention freed of distance, by the strongest heads",
                    "arXiv:2410.04417, release 2.0");

    private static final int DEFAULT_TOKENS = 192;
    private static final Map<Integer, List<Integer>> COUNTS =
            Map.of(
                    192, List.of(300, 200, 110),
                    128, List.of(303, 110, 36),
                    96, List.of(238, 48, 26),
                    64, List.of(66, 30, 17));
    private static final Map<Integer, List<Integer>> PLUS_COUNTS =
            Map.of(
                    192, List.of(300, 200, 118),
                    128, List.of(238, 108, 60),
                    96, List.of(246, 54, 28),
                    64, List.of(66, 34, 20));
    private static final Map<Integer, MatrixRank> RANKS =
            Map.of(
                    192, new MatrixRank(13.5, 0),
                    128, new MatrixRank(9, 6),
                    64, new MatrixRank(0.8, 0));

    private SparseVlm() {}

    /** What becomes of the tokens that do not stay. */
    public enum Merge {
        /** The best of them come back as cluster means. */
        DENSITY_PEAKS,
        /** They are gone. */
        NONE;

        Merger merger() {
            return this == NONE ? Merger.NONE : Recycling.RELEASED;
        }
    }

    /** YAML: {@code sparsevlm: {tokens: 128}}. */
    public record Options(
            @Doc("after which layers a stage lies, 0-based, ascending") @DefaultValue("[2, 6, 15]")
                    List<Integer> layers,
            @Doc("how many tokens each stage keeps besides recycled ones") @Range(min = 0)
                    Optional<List<Integer>> counts,
            @Doc(
                            "a released row of counts, for three stages: 192, 128, 96 or 64; 192 where"
                                    + " neither is given")
                    Optional<Integer> tokens,
            @Doc("which text judges") @DefaultValue("raters") JudgingText.Who judges,
            @Doc("what becomes of the others") @DefaultValue("density-peaks") Merge merge,
            @Doc("rotary positions of what stays") @DefaultValue("compact") Positions positions,
            @Doc("whether at least one token leaves in each stage, as released")
                    @DefaultValue("true")
                    boolean alwaysRemove) {
        public Options {
            layers = List.copyOf(layers);
            SparseVlmStages.counts(layers, counts, tokens.orElse(DEFAULT_TOKENS), COUNTS);
            FastVStage.requireAtMostOne(
                    "counts", counts, "tokens", tokens, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            List<Integer> kept =
                    SparseVlmStages.counts(layers, counts, tokens.orElse(DEFAULT_TOKENS), COUNTS);
            return new SparseVlmStages(
                            layers, new JudgingText(judges), HeadMean.PLAIN, merge, positions)
                    .strategy(i -> count(kept.get(i), alwaysRemove));
        }
    }

    /** YAML: {@code sparsevlm-v1: {tokens: 128}}. */
    public record FirstRelease(
            @Doc("after which layers a stage lies, 0-based, ascending")
                    @DefaultValue("[2, 6, 15, 19]")
                    List<Integer> layers,
            @Doc("kept tokens per direction of the attention") @Range(min = 0)
                    Optional<Double> scale,
            @Doc("kept tokens on top") @DefaultValue("0") double bias,
            @Doc("a released scale and bias: 192, 128 or 64; 192 where neither is given")
                    Optional<Integer> tokens,
            @Doc("which text judges") @DefaultValue("raters") JudgingText.Who judges,
            @Doc("what becomes of the others") @DefaultValue("density-peaks") Merge merge,
            @Doc("rotary positions of what stays") @DefaultValue("compact") Positions positions) {
        public FirstRelease {
            layers = List.copyOf(layers);
            SparseVlmStages.released(tokens.orElse(DEFAULT_TOKENS), RANKS);
            FastVStage.requireAtMostOne(
                    "scale", scale, "tokens", tokens, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            MatrixRank rank =
                    scale.map(factor -> new MatrixRank(factor, bias))
                            .orElseGet(
                                    () ->
                                            SparseVlmStages.released(
                                                    tokens.orElse(DEFAULT_TOKENS), RANKS));
            JudgingText text = new JudgingText(judges);
            return new SparseVlmStages(layers, text, HeadMean.PLAIN, merge, positions)
                    .strategy(
                            i -> new Budget.Measured(new AttentionRank(layers.get(i), text, rank)));
        }
    }

    /** YAML: {@code sparsevlm-plus: {tokens: 128}}. */
    public record Plus(
            @Doc("after which layers a stage lies, 0-based, ascending") @DefaultValue("[2, 6, 15]")
                    List<Integer> layers,
            @Doc("how many tokens each stage keeps") @Range(min = 0) Optional<List<Integer>> counts,
            @Doc(
                            "a released row of counts, for three stages: 192, 128, 96 or 64; 192 where"
                                    + " neither is given")
                    Optional<Integer> tokens,
            @Doc("how many heads count") @DefaultValue("14") @Range(min = 1) int heads,
            @Doc("whether attention is divided by what rotary positions alone give")
                    @DefaultValue("true")
                    boolean corrected,
            @Doc("which text judges") @DefaultValue("raters") JudgingText.Who judges,
            @Doc("what becomes of the others") @DefaultValue("none") Merge merge,
            @Doc("rotary positions of what stays") @DefaultValue("original") Positions positions,
            @Doc("whether at least one token leaves in each stage, as released")
                    @DefaultValue("true")
                    boolean alwaysRemove) {
        public Plus {
            layers = List.copyOf(layers);
            SparseVlmStages.counts(layers, counts, tokens.orElse(DEFAULT_TOKENS), PLUS_COUNTS);
            FastVStage.requireAtMostOne(
                    "counts", counts, "tokens", tokens, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            List<Integer> kept =
                    SparseVlmStages.counts(
                            layers, counts, tokens.orElse(DEFAULT_TOKENS), PLUS_COUNTS);
            HeadMean mean = new HeadMean(corrected, OptionalInt.of(heads));
            return new SparseVlmStages(layers, new JudgingText(judges), mean, merge, positions)
                    .strategy(i -> count(kept.get(i), alwaysRemove));
        }
    }

    private static Budget count(int kept, boolean alwaysRemove) {
        return alwaysRemove ? new Budget.CountBelow(kept) : new Budget.Count(kept);
    }
}
