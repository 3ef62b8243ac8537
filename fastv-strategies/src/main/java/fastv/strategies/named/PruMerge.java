package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;
import fastv.strategies.merge.OutlierClusters;
import fastv.strategies.visual.OutlierClustersStage;
import java.util.Optional;

/**
 * LLaVA-PruMerge and PruMerge+: patches of outstanding attention go on by falling attention, each
 * with the 32 that resemble it most, and one token for all the others; the plus form adds evenly
 * spread patches. Shang et al., arXiv:2403.15388.
 *
 * <p>The text speaks of the class token's attention; the code multiplies queries and keys of the
 * last module as one head of full width, as here. Weights are plain attention, not normalised. The
 * code takes one threshold for all pictures of a batch; here each picture has its own. {@code
 * ratio} fixes the share, 0.125 in the code for training, where the added places begin half a step
 * in.
 */
public final class PruMerge {

    /** The method under its public name {@code prumerge}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    options -> options.strategy(false),
                    "keeps patches of outstanding attention and merges the others into them",
                    "arXiv:2403.15388; code: 42Shawn/LLaVA-PruMerge",
                    Contract.DEFAULT.deviates(
                            Law.BUDGET_MET,
                            "how many outliers there are decides; plans count with the published average"));

    /** The method under its public name {@code prumerge+}. */
    public static final Part<Options, Strategy> PLUS =
            new Part<>(
                    Options.class,
                    options -> options.strategy(true),
                    "prumerge with evenly spread patches added",
                    "arXiv:2403.15388; code: 42Shawn/LLaVA-PruMerge",
                    Contract.DEFAULT.deviates(
                            Law.BUDGET_MET,
                            "how many outliers there are decides; plans count with the published average"));

    private PruMerge() {}

    /** YAML: {@code prumerge: {neighbours: 32}}. */
    public record Options(
            @Doc("the share of patches that stays; where it is not given, each picture's outliers")
                    @Range(min = 0, max = 1)
                    Optional<Double> ratio,
            @Doc("how many of the most similar patches each kept one takes in")
                    @DefaultValue("32")
                    @Range(min = 0)
                    int neighbours,
            @Doc("the module of the tower whose queries and keys count; -1 is the last")
                    @DefaultValue("-1")
                    int module) {

        private Strategy strategy(boolean plus) {
            return Strategy.before(
                    new OutlierClustersStage(new OutlierClusters(plus, neighbours), ratio, module));
        }
    }
}
