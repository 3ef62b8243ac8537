package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualStage;
import fastv.strategies.budget.CropShare;
import fastv.strategies.score.ClassAttention;
import fastv.strategies.visual.BestPatchesStage;

/**
 * HiRED: each crop of a picture has a budget, and keeps the projected patches that the class token
 * attends to most in a late module. Arif et al., arXiv:2408.10945.
 *
 * <p>LLaVA-1.5 shows a picture as one crop, which has the whole budget, {@code trunc(N * rate)};
 * {@code alpha} and {@code regions} divide it where there are tiles, see {@link CropShare}. The
 * abstract names the tower's final layer; the code reads the module whose output is projected,
 * which is the default here, {@code module: -1} the abstract's. Positions are numbered anew.
 */
public final class HiRed {

    /** The method under its public name {@code hired}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps the projected patches that the class token attends to most, a budget per crop",
                    "arXiv:2408.10945; code: hasanar1f/HiRED");

    private HiRed() {}

    /** YAML: {@code hired: {rate: 0.2}}. */
    public record Options(
            @Doc("the share of patches that stays, truncated")
                    @DefaultValue("0.2")
                    @Range(min = 0, max = 1)
                    double rate,
            @Doc("the module of the tower whose attention counts; -1 is the last")
                    @DefaultValue("-2")
                    int module,
            @Doc(
                            "the share of the budget that the whole picture gets where it is also"
                                    + " shown in tiles; a picture of one crop has all of it")
                    @DefaultValue("0.5")
                    @Range(min = 0, max = 1)
                    double alpha,
            @Doc(
                            "which places of the whole picture speak for which tile: runs as released,"
                                    + " or the part that the tile shows")
                    @DefaultValue("consecutive")
                    CropShare.Regions regions) {

        private Strategy strategy() {
            return Strategy.before(
                    new BestPatchesStage(
                            VisualStage.Site.PROJECTOR_OUT,
                            new ClassAttention(module, ClassAttention.Heads.SUM),
                            new CropShare(rate, alpha, regions).ofOneCrop()));
        }
    }
}
