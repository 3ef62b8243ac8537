package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Scope;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.strategies.score.ConstantScore;

/**
 * The first half of the system prompt, start token included, leaves before layer K; nothing is
 * ranked.
 *
 * <p>Row (e) of Table 7 in Chen et al., arXiv:2403.06764. With s system tokens positions {@code 0
 * .. s/2 - 1} leave, rounded down; the others keep their positions. The authors released no code
 * for this row.
 */
public final class FirstHalfSystem {

    /** The method under its public name {@code first-half-system}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "ablation: drops the first half of the system prompt",
                    "arXiv:2403.06764, Table 7 (e)");

    private FirstHalfSystem() {}

    /** YAML: {@code first-half-system: {k: 2}}. */
    public record Options(
            @Doc("K: layers below it see every token; 0 keeps the half out of the decoder")
                    @DefaultValue("2")
                    @Range(min = 0)
                    int k,
            @Doc("how later tokens are generated") @DefaultValue("drop-cached") FastVMode mode) {
        public Options {
            SegmentCut.requireDrop(mode);
        }

        private Strategy strategy() {
            return SegmentCut.strategy(
                    k,
                    new Scope.FirstHalf(Segment.SYSTEM),
                    new ConstantScore(),
                    new Budget.Count(0),
                    mode);
        }
    }
}
