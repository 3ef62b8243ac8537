package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Rounding;
import fastv.core.prune.Scope;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.strategies.score.AttentionScore;

/**
 * The instruction's tokens that layer K-1 attended to least leave before layer K; pictures stay.
 *
 * <p>Row (f) of Table 7 in Chen et al., arXiv:2403.06764: FastV's ranking turned on another
 * segment. The last prompt token is no candidate, since its output is the first token of the
 * answer, and generated tokens never leave. The authors released no code for this row.
 */
public final class RankInstruction {

    /** The method under its public name {@code rank-instruction}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "ablation: drops the instruction tokens that layer K-1 attended to least",
                    "arXiv:2403.06764, Table 7 (f)");

    private RankInstruction() {}

    /** YAML: {@code rank-instruction: {k: 2, r: 0.5}}. */
    public record Options(
            @Doc("K: layers below it see every token; layer K-1 is read")
                    @DefaultValue("2")
                    @Range(min = 1)
                    int k,
            @Doc("R: the share of instruction tokens that is removed")
                    @DefaultValue("0.5")
                    @Range(min = 0, max = 1)
                    double r,
            @Doc("how later tokens are generated") @DefaultValue("drop-cached") FastVMode mode) {
        public Options {
            SegmentCut.requireDrop(mode);
        }

        private Strategy strategy() {
            return SegmentCut.strategy(
                    k,
                    Scope.of(Segment.INSTRUCTION),
                    new AttentionScore(k - 1, AttentionScore.Criterion.LAST),
                    new Budget.RemovedRatio(r, Rounding.HALF_EVEN),
                    mode);
        }
    }
}
