package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Positions;
import fastv.core.prune.Rounding;
import fastv.core.prune.Strategy;
import java.util.List;
import java.util.Optional;

/**
 * FastV: from decoder layer K on, the image tokens that layer K-1 attended to least are gone.
 *
 * <p>Chen et al., An Image is Worth 1/2 Tokens After Layer 2, ECCV 2024, arXiv:2403.06764. Layers
 * {@code 0 .. K-1} see every token. Where paper and authors' code differ, the option says so; the
 * defaults follow the code. The releases' own settings stand in {@link FastVReleases}.
 */
public final class FastV {

    /** The method under its public name {@code fastv}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "drops the image tokens that layer K-1 attended to least",
                    "arXiv:2403.06764, section 4.1; code: pkunlp-icler/FastV",
                    Contract.DEFAULT
                            .example("{k: 2, r: 0.5}")
                            .example("{k: 3, r: 0.9, criterion: mean-all}")
                            .example("{k: 2, keep: 10, mode: mask-cached}")
                            .example("{k: 2, r: 0.5, positions: compact}"));

    private FastV() {}

    /** YAML: {@code fastv: {k: 2, r: 0.5}}. */
    public record Options(
            @Doc("K: layers below it see every token; the ranking reads the attention of layer K-1")
                    @DefaultValue("2")
                    @Range(min = 0)
                    int k,
            @Doc("R: the share of image tokens that is removed; 0.5 where no other count is given")
                    @Range(min = 0, max = 1)
                    Optional<Double> r,
            @Doc("how many image tokens stay, instead of r") @Range(min = 0) Optional<Integer> keep,
            @Doc("the share of image tokens that stays, instead of r") @Range(min = 0, max = 1)
                    Optional<Double> keepRatio,
            @Doc("what becomes of the others, and whether decoding keeps a cache")
                    @DefaultValue("drop-cached")
                    FastVMode mode,
            @Doc(
                            "whose attention counts: last is the authors' code, the means read the"
                                    + " paper's text")
                    @DefaultValue("last")
                    Criterion criterion,
            @Doc("rotary positions of what stays") @DefaultValue("original") Positions positions,
            @Doc("how the kept number becomes whole") @DefaultValue("half-even") Rounding rounding,
            @Doc("with criterion given: kept offsets among the image tokens, one list per ranking")
                    Optional<List<List<Integer>>> given,
            @Doc("candidates as [first position, count] instead of all image tokens")
                    Optional<List<Integer>> window) {

        public Options {
            FastVStage.requireAtMostOne("r", r, "keep", keep, "keep-ratio", keepRatio);
            if (given.isPresent() != (criterion == Criterion.GIVEN)) {
                throw new IllegalArgumentException(
                        "given: expected together with criterion given, and only then");
            }
            window.ifPresent(FastVStage::requireWindow);
            FastVStage.requireRankable(k, criterion, mode, positions);
        }

        private Budget budget() {
            if (keep.isPresent()) {
                return new Budget.Count(keep.get());
            }
            return keepRatio.isPresent()
                    ? new Budget.KeptRatio(keepRatio.get(), rounding)
                    : new Budget.RemovedRatio(r.orElse(0.5), rounding);
        }

        private Strategy strategy() {
            return FastVStage.strategy(k, budget(), mode, criterion, positions, given, window);
        }
    }

    /** What an image token is worth. */
    public enum Criterion {
        /** Attention of the last query: the authors' code. */
        LAST,
        /** Mean over all queries. */
        MEAN_ALL,
        /** Mean over the queries that can see the token. */
        MEAN_ATTENDING,
        /** Mean over the queries after the token. */
        MEAN_OTHERS,
        /** Nothing: the kept tokens are listed. */
        GIVEN,
        /** A seeded shuffle. */
        RANDOM
    }
}
