package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Rounding;
import fastv.core.prune.Strategy;
import fastv.strategies.select.AnchorsAndRegisters;
import fastv.strategies.visual.AnchorsAndRegistersStage;
import java.util.Optional;

/**
 * HiPrune: patches that attract attention in a middle module (anchors), their four neighbours
 * (buffers), and the patches that attract it in a deep module (registers) go on, in raster order.
 * Liu et al., arXiv:2508.00553.
 *
 * <p>{@code round(keep * alpha / 5)} anchors, half to even. Neighbours left and right of a row's
 * end are those of the rows beside it, as in the code. The code's layer 9, counted from 1, of a
 * tower with 24 is {@code object-module: 8}; a shallower tower needs another.
 */
public final class HiPrune {

    /** The method under its public name {@code hiprune}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps patches that attract attention in a middle and in a deep module of the tower",
                    "arXiv:2508.00553; code: Danielement321/HiPrune",
                    Contract.DEFAULT
                            .example("{r: 0.75, object-module: 1}")
                            .identity("{r: 0, object-module: 1}"));

    private HiPrune() {}

    /** YAML: {@code hiprune: {keep: 192}}. */
    public record Options(
            @Doc("the share of patches that is removed; 0.75 where no count is given")
                    @Range(min = 0, max = 1)
                    Optional<Double> r,
            @Doc("how many patches of each picture stay, instead of r") @Range(min = 0)
                    Optional<Integer> keep,
            @Doc("the share of the kept that are anchors with their neighbours")
                    @DefaultValue("0.1")
                    @Range(min = 0, max = 1)
                    double alpha,
            @Doc("the module of the tower that finds anchors, 0-based; negative from the end")
                    @DefaultValue("8")
                    int objectModule,
            @Doc("the module of the tower that finds registers") @DefaultValue("-2") int deepModule,
            @Doc("how the kept number becomes whole") @DefaultValue("half-up") Rounding rounding) {
        public Options {
            FastVStage.requireAtMostOne("r", r, "keep", keep, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            return Strategy.before(
                    new AnchorsAndRegistersStage(
                            PatchBudget.of(r, keep, 0.75, rounding),
                            new AnchorsAndRegisters(alpha),
                            objectModule,
                            deepModule));
        }
    }
}
