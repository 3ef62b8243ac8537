package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
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
import fastv.strategies.score.KeyNorm;
import fastv.strategies.select.PivotSelector;
import fastv.strategies.select.PivotsLeastSimilar.PivotOrder;
import java.util.List;
import java.util.Optional;

/**
 * DART: before layer K stay a few pivots and the image tokens least similar to them.
 *
 * <p>Wen et al., EMNLP 2025, arXiv:2502.11494. Pivots have the largest L1 norm of layer K-1's
 * rotated keys; similarity is the cosine of the states entering layer K after the model's final
 * norm. Positions stay. {@code pivot-order: cpython-set} visits pivots as the authors' code happens
 * to.
 */
public final class Dart {

    /** The method under its public name {@code dart}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps a few pivots and the image tokens least similar to them",
                    "arXiv:2502.11494",
                    Contract.DEFAULT
                            .example("{k: 2, keep: 24}")
                            .identity("{k: 2, keep: 1000}")
                            .deviates(
                                    Law.BUDGET_MET,
                                    "image pivots are kept on top of what the pivots take, and each"
                                            + " takes a whole number"));

    private Dart() {}

    /** YAML: {@code dart: {k: 2, r: 0.778}}. */
    public record Options(
            @Doc("K: layers below it see every token; the keys of layer K-1 are read")
                    @DefaultValue("2")
                    @Range(min = 1)
                    int k,
            @Doc("R: the share of image tokens that is removed, before rounding to pivots")
                    @Range(min = 0, max = 1)
                    Optional<Double> r,
            @Doc("how many tokens all pivots take together, instead of r") @Range(min = 0)
                    Optional<Integer> keep,
            @Doc("how many image tokens are pivots") @DefaultValue("4") @Range(min = 1)
                    int imagePivots,
            @Doc("how many instruction tokens are pivots") @DefaultValue("4") @Range(min = 0)
                    int textPivots,
            @Doc("in which order pivots take their tokens") @DefaultValue("norm")
                    PivotOrder pivotOrder) {
        public Options {
            FastVStage.requireAtMostOne("r", r, "keep", keep, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            Budget budget =
                    keep.<Budget>map(Budget.Count::new)
                            .orElseGet(
                                    () -> new Budget.RemovedRatio(r.orElse(0.778), Rounding.FLOOR));
            Stage stage =
                    new Stage(
                            new Site.BeforeLayer(k),
                            new Scope.Whole(Segment.IMAGE),
                            new KeyNorm(k - 1),
                            budget,
                            new PivotSelector(k - 1, imagePivots, textPivots, pivotOrder),
                            Positions.ORIGINAL,
                            Enactment.DROP);
            return new Strategy(List.of(stage), Replay.CACHED);
        }
    }
}
