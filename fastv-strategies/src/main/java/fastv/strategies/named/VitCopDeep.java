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
import fastv.core.prune.Rounding;
import fastv.core.prune.Scope;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.strategies.score.ShortKeys;
import fastv.strategies.select.TopK;
import java.util.List;

/**
 * The deep cut of ViTCoP alone: before a late decoder layer the image tokens stay whose keys of the
 * layer below are shortest. arXiv:2601.17818, AAAI 2026; after the released code for LLaVA.
 *
 * <p>The whole method also clusters patches in the tower and merges clusters before layer 2; these
 * two steps are not here, so its published figures are not this method's. The share of a fifth,
 * rounded half to even, and layer 22 are the code's; tokens keep their positions.
 */
public final class VitCopDeep {

    /** The method under its public name {@code vitcop-deep}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps the image tokens with the shortest keys; ViTCoP's last of three steps",
                    "arXiv:2601.17818; code: chaser682/ViTCoP",
                    Contract.DEFAULT
                            .example("{layer: 3}")
                            .identity("{layer: 3, keep-ratio: 1}")
                            .beyond("{layer: 1000}"));

    private VitCopDeep() {}

    /** YAML: {@code vitcop-deep: {layer: 22, keep-ratio: 0.2}}. */
    public record Options(
            @Doc("the decoder layer before which tokens leave") @DefaultValue("22") @Range(min = 1)
                    int layer,
            @Doc("the share of image tokens that stays")
                    @DefaultValue("0.2")
                    @Range(min = 0, max = 1)
                    double keepRatio) {

        private Strategy strategy() {
            Stage cut =
                    new Stage(
                            new Site.BeforeLayer(layer),
                            new Scope.Whole(Segment.IMAGE),
                            new ShortKeys(layer - 1),
                            new Budget.KeptRatio(keepRatio, Rounding.HALF_EVEN),
                            new TopK(),
                            Positions.ORIGINAL,
                            Enactment.DROP);
            return new Strategy(List.of(cut), Replay.CACHED);
        }
    }
}
