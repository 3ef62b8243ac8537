package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Rounding;
import fastv.core.prune.Strategy;
import fastv.strategies.select.ImportantThenDiverse;
import fastv.strategies.visual.ImportantAndDiverseStage;
import java.util.Optional;

/**
 * VisPruner: a share of the kept patches is chosen by the class token's attention, the rest for
 * diversity. Zhang et al., arXiv:2412.01818 v2, ICCV 2025. Where the number left to thin is odd the
 * released code fails; here the even places take one more.
 */
public final class VisPruner {

    /** The method under its public name {@code vispruner}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps patches for the class token's attention and others for being unlike each"
                            + " other",
                    "arXiv:2412.01818 v2; code: Theia-4869/VisPruner",
                    Contract.DEFAULT
                            .example("{keep: 24}")
                            .example("{r: 0.75}")
                            .deviates(
                                    Law.TIES_TO_THE_LOWER_INDEX,
                                    "the diverse part is chosen by likeness, not by score"));

    /** How many leave at once while thinning, as released. */
    private static final int CHUNK = 8;

    private VisPruner() {}

    /** YAML: {@code vispruner: {keep: 64}}. */
    public record Options(
            @Doc("the share of patches that is removed; 0.75 where no count is given")
                    @Range(min = 0, max = 1)
                    Optional<Double> r,
            @Doc("how many patches of each picture stay, instead of r") @Range(min = 1)
                    Optional<Integer> keep,
            @Doc("the share of the kept chosen by attention, truncated")
                    @DefaultValue("0.5")
                    @Range(min = 0, max = 1)
                    double importantRatio,
            @Doc("how the kept number becomes whole") @DefaultValue("half-up") Rounding rounding) {
        public Options {
            FastVStage.requireAtMostOne("r", r, "keep", keep, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            return Strategy.before(
                    new ImportantAndDiverseStage(
                            PatchBudget.of(r, keep, 0.75, rounding),
                            new ImportantThenDiverse(importantRatio, CHUNK)));
        }
    }
}
