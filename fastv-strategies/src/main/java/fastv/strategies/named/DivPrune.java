package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Rounding;
import fastv.core.prune.Strategy;
import fastv.strategies.visual.MaxMinDistanceStage;
import java.util.Optional;

/**
 * DivPrune: of the projected tokens those stay whose smallest distance to each other is largest.
 * Alvar et al., arXiv:2503.02175, CVPR 2025. The scripts keep a share of 0.098, rounded half to
 * even.
 */
public final class DivPrune {

    /** The method under its public name {@code divprune}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps projected tokens that lie far from each other, before the decoder",
                    "arXiv:2503.02175; code: vbdi/divprune",
                    Contract.DEFAULT.example("{keep-ratio: 0.25}"));

    private DivPrune() {}

    /** YAML: {@code divprune: {keep-ratio: 0.098}}. */
    public record Options(
            @Doc("the share of tokens that stays; 0.098 where no count is given")
                    @Range(min = 0, max = 1)
                    Optional<Double> keepRatio,
            @Doc("how many tokens of each picture stay, instead of keep-ratio") @Range(min = 1)
                    Optional<Integer> keep,
            @Doc("how the kept number becomes whole") @DefaultValue("half-even")
                    Rounding rounding) {
        public Options {
            FastVStage.requireAtMostOne(
                    "keep-ratio", keepRatio, "keep", keep, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            Budget budget =
                    keep.<Budget>map(Budget.Count::new)
                            .orElseGet(
                                    () -> new Budget.KeptRatio(keepRatio.orElse(0.098), rounding));
            return Strategy.before(new MaxMinDistanceStage(budget));
        }
    }
}
