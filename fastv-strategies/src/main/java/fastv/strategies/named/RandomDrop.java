package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Positions;
import fastv.core.prune.Rounding;
import fastv.core.prune.Strategy;
import fastv.strategies.named.FastV.Criterion;
import java.util.Optional;

/**
 * Random image tokens leave before layer K: the control of FastV's Table 7 (c). The draw is fixed
 * by the run's seed and the sample's id; run several seeds.
 */
public final class RandomDrop {

    /** The method under its public name {@code random}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "control: drops random image tokens before layer K",
                    "arXiv:2403.06764, Table 7 (c)");

    private RandomDrop() {}

    /** YAML: {@code random: {k: 2, r: 0.5}}. */
    public record Options(
            @Doc("K: layers below it see every token") @DefaultValue("2") @Range(min = 0) int k,
            @Doc("R: the share of image tokens that is removed; 0.5 where no other count is given")
                    @Range(min = 0, max = 1)
                    Optional<Double> r,
            @Doc("how many image tokens stay, instead of r") @Range(min = 0) Optional<Integer> keep,
            @Doc("how the kept number becomes whole") @DefaultValue("half-even")
                    Rounding rounding) {
        public Options {
            FastVStage.requireAtMostOne("r", r, "keep", keep, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            Budget budget =
                    keep.<Budget>map(Budget.Count::new)
                            .orElseGet(() -> new Budget.RemovedRatio(r.orElse(0.5), rounding));
            return FastVStage.strategy(
                    k,
                    budget,
                    FastVMode.DROP_CACHED,
                    Criterion.RANDOM,
                    Positions.ORIGINAL,
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
