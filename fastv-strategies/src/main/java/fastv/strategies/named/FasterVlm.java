package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Rounding;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualStage;
import fastv.strategies.score.ClassAttention;
import fastv.strategies.visual.BestPatchesStage;
import java.util.Optional;

/**
 * FasterVLM: patches are ranked by the class token's attention in the tower and leave before the
 * decoder. Zhang et al., arXiv:2412.01818 v1.
 *
 * <p>The authors' code takes the kept number; its README lists reduction ratios that round to the
 * nearest number, as {@code r} does here. Counts are per picture. The image code projects all
 * patches and gathers afterwards, which gives the same rows.
 */
public final class FasterVlm {

    /** The method under its public name {@code fastervlm}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps the patches that the tower's class token attends to most, before the"
                            + " decoder",
                    "arXiv:2412.01818 v1; code: Theia-4869/FasterVLM",
                    Contract.DEFAULT.example("{r: 0.75}").example("{keep: 10}"));

    private FasterVlm() {}

    /** YAML: {@code fastervlm: {r: 0.75}}. */
    public record Options(
            @Doc("the share of patches that is removed; 0.75 where no count is given")
                    @Range(min = 0, max = 1)
                    Optional<Double> r,
            @Doc("how many patches of each picture stay, instead of r") @Range(min = 1)
                    Optional<Integer> keep,
            @Doc("how the kept number becomes whole") @DefaultValue("half-up") Rounding rounding) {
        public Options {
            FastVStage.requireAtMostOne("r", r, "keep", keep, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            return Strategy.before(
                    new BestPatchesStage(
                            VisualStage.Site.TOWER_OUT,
                            ClassAttention.projected(),
                            PatchBudget.of(r, keep, 0.75, rounding)));
        }
    }
}
