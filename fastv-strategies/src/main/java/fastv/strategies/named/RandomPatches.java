package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.Rounding;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualStage;
import fastv.strategies.score.RandomPatchScore;
import fastv.strategies.visual.BestPatchesStage;
import java.util.Optional;

/**
 * A control: random patches of each picture go on, before the decoder. The draw is fixed by the
 * run's seed, the sample's id and the picture's number; run several seeds. {@code random} drops
 * inside the decoder instead.
 */
public final class RandomPatches {

    /** The method under its public name {@code random-patches}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "control: keeps random patches of each picture, before the decoder",
                    "a control; the definition is ours");

    private RandomPatches() {}

    /** YAML: {@code random-patches: {r: 0.75}}. */
    public record Options(
            @Doc("the share of patches that is removed; 0.75 where no count is given")
                    @Range(min = 0, max = 1)
                    Optional<Double> r,
            @Doc("how many patches of each picture stay, instead of r") @Range(min = 0)
                    Optional<Integer> keep,
            @Doc("how the kept number becomes whole") @DefaultValue("half-up") Rounding rounding) {
        public Options {
            FastVStage.requireAtMostOne("r", r, "keep", keep, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            return Strategy.before(
                    new BestPatchesStage(
                            VisualStage.Site.TOWER_OUT,
                            new RandomPatchScore(),
                            PatchBudget.of(r, keep, 0.75, rounding)));
        }
    }
}
