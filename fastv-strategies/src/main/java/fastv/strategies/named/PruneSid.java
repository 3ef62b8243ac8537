package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;
import fastv.strategies.visual.SemanticGroupsStage;

/**
 * PruneSID: between tower and projector, patches are grouped by principal components of their
 * features, and from every group go on those that the class token attends to and that are unlike
 * each other. arXiv:2603.09480, ICLR 2026; after the released code for LLaVA.
 *
 * <p>{@code keep} counts the class token, which goes first; patches follow group after group, not
 * in raster order, as the code sends them for LLaVA-1.5. There are {@code keep / 4} groups. The
 * components come from a randomised method whose draws the code leaves to libtorch; here they
 * follow the run's seed, so single patches can differ. The paper's text was not at hand.
 */
public final class PruneSid {

    /** The method under its public name {@code prunesid}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "groups patches by principal components and keeps the best unlike ones of each",
                    "arXiv:2603.09480; code: ZhengyaoFang/PruneSID",
                    Contract.DEFAULT
                            .example("{keep: 24}")
                            .deviates(
                                    Law.KEPT_ORDER,
                                    "patches go on group after group, as released"));

    private PruneSid() {}

    /** YAML: {@code prunesid: {keep: 64}}. */
    public record Options(
            @Doc("how many tokens of each picture go on, the class token counted")
                    @DefaultValue("192")
                    @Range(min = 4)
                    int keep,
            @Doc("the module of the tower whose class attention ranks; -1 is the last")
                    @DefaultValue("-2")
                    int module) {

        private Strategy strategy() {
            return Strategy.before(new SemanticGroupsStage(keep, module));
        }
    }
}
