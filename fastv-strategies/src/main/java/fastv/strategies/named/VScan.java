package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Replay;
import fastv.core.prune.Rounding;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.strategies.select.LocalThenGlobal;
import fastv.strategies.visual.LocalThenGlobalStage;
import java.util.List;
import java.util.Optional;

/**
 * VScan: before the decoder, patches are kept window by window by an early module of the tower and
 * from the whole picture by a late one, the others join them; inside the decoder a second cut
 * follows what the coming layer attends to. Zhang et al., arXiv:2505.22654, TMLR 2026.
 *
 * <p>The authors' "64" are 96 tokens, of which 32 are left from layer 16 on. Modules are those of a
 * tower with 24; a shallower one needs others. {@code deep-ratio: 1} leaves the decoder alone.
 */
public final class VScan {

    /** The method under its public name {@code vscan}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps local and global patches, merges the others, and cuts again in the decoder",
                    "arXiv:2505.22654; code: Tencent/SelfEvolvingAgent, VScan",
                    Contract.DEFAULT
                            .example("{r: 0.5, window: 4, local-module: 1, layer: 3}")
                            .deviates(
                                    Law.TIES_TO_THE_LOWER_INDEX,
                                    "the local part takes its share of every window"));

    private VScan() {}

    /** YAML: {@code vscan: {keep: 96, layer: 16}}. */
    public record Options(
            @Doc("the share of patches that is removed; 0.75 where no count is given")
                    @Range(min = 0, max = 1)
                    Optional<Double> r,
            @Doc("how many patches of each picture stay, instead of r") @Range(min = 0)
                    Optional<Integer> keep,
            @Doc("the share of the kept taken window by window, truncated")
                    @DefaultValue("0.5")
                    @Range(min = 0, max = 1)
                    double localShare,
            @Doc("patches per side of a window") @DefaultValue("6") @Range(min = 1) int window,
            @Doc("the module of the tower that ranks within windows, 0-based") @DefaultValue("5")
                    int localModule,
            @Doc("the module of the tower that ranks the whole picture") @DefaultValue("-2")
                    int globalModule,
            @Doc("the decoder layer before which the second cut lies")
                    @DefaultValue("16")
                    @Range(min = 0)
                    int layer,
            @Doc(
                            "the share of the tokens entering the decoder that stays there; a third if not given")
                    @Range(min = 0, max = 1)
                    Optional<Double> deepRatio,
            @Doc("how the kept number becomes whole") @DefaultValue("half-up") Rounding rounding) {
        public Options {
            FastVStage.requireAtMostOne("r", r, "keep", keep, "nothing else", Optional.empty());
        }

        private Strategy strategy() {
            LocalThenGlobalStage tower =
                    new LocalThenGlobalStage(
                            PatchBudget.of(r, keep, 0.75, rounding),
                            new LocalThenGlobal(localShare, window),
                            localModule,
                            globalModule);
            double deep = deepRatio.orElse(1 / 3.0);
            List<Stage> stages = deep < 1 ? List.of(inDecoder(deep)) : List.of();
            return new Strategy(stages, Replay.CACHED, List.of(), List.of(tower));
        }

        /** PyramidDrop's rule. */
        private Stage inDecoder(double ratio) {
            return PyramidDrop.stage(layer, new Budget.OriginalRatio(ratio, Rounding.FLOOR));
        }
    }
}
