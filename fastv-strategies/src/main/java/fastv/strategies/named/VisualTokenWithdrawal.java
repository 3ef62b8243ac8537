package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Enactment;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.Scope;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.strategies.score.ConstantScore;
import fastv.strategies.select.TopK;

import java.util.List;

/**
 * VTW: all image tokens leave before layer K.
 *
 * <p>Lin et al., Boosting Multimodal Large Language Models with Visual Tokens Withdrawal for Rapid
 * Inference, AAAI 2025, arXiv:2405.05803. Published K: 15 of 32 layers for LLaVA-1.5-7B. {@link
 * WithdrawalSearch} finds K for another model. The released code keeps positions by default; its
 * other mode, {@code positions: compact}, numbers what is left anew and gives generated tokens the
 * length of that layer's cache.
 */
public final class VisualTokenWithdrawal {

    /** The method under its public name {@code vtw}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "drops all image tokens before layer K",
                    "arXiv:2405.05803",
                    Contract.DEFAULT.example("{k: 3}").example("{k: 3, positions: compact}"));

    private VisualTokenWithdrawal() {}

    /** YAML: {@code vtw: {k: 15}}. */
    public record Options(
            @Doc("K: layers below it see every token") @DefaultValue("15") @Range(min = 0) int k,
            @Doc("rotary positions of what stays") @DefaultValue("original") Positions positions) {

        Strategy strategy() {
            Stage stage =
                    new Stage(
                            new Site.BeforeLayer(k),
                            new Scope.Whole(Segment.IMAGE),
                            new ConstantScore(),
                            new Budget.Count(0),
                            new TopK(),
                            positions,
                            Enactment.DROP);
            return new Strategy(List.of(stage), Replay.CACHED);
        }
    }
}
