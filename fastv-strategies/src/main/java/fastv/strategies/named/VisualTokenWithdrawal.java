package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.fit.FittedOptions;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /** The public name. */
    public static final String NAME = "vtw";

    /** In a fitted file: the layer. */
    static final String K = "k";

    private static final int PUBLISHED_K = 15;

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
            @Doc("K: layers below it see every token; 15 where fitted is not given either")
                    @Range(min = 0)
                    Optional<Integer> k,
            @Doc("a file that fastv fit vtw wrote, instead of k") Optional<Path> fitted,
            @Doc("rotary positions of what stays") @DefaultValue("original") Positions positions) {
        public Options {
            FastVStage.requireAtMostOne("k", k, "fitted", fitted, "nothing else", Optional.empty());
        }

        /** At a layer, with positions as the release's default has them. */
        static Options at(int layer) {
            return new Options(Optional.of(layer), Optional.empty(), Positions.ORIGINAL);
        }

        private int layer() {
            return k.or(() -> fitted.map(file -> FittedOptions.read(file, NAME).count(K)))
                    .orElse(PUBLISHED_K);
        }

        Strategy strategy() {
            Stage stage =
                    new Stage(
                            new Site.BeforeLayer(layer()),
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
