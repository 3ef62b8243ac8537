package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.Rounding;
import fastv.core.prune.Strategy;
import fastv.strategies.visual.UniformGridStage;
import java.util.Optional;

/**
 * A control: patches spread evenly over each picture go on, before the decoder. The count is the
 * square nearest to what is asked for.
 */
public final class Uniform {

    /** The method under its public name {@code uniform}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "control: keeps patches spread evenly over each picture, before the decoder",
                    "a control; the definition is ours");

    private Uniform() {}

    /** YAML: {@code uniform: {keep: 64}}. */
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
            return Strategy.before(new UniformGridStage(PatchBudget.of(r, keep, 0.75, rounding)));
        }
    }
}
