package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;
import fastv.strategies.budget.MergeSchedule;
import fastv.strategies.merge.BipartiteMerging;
import fastv.strategies.visual.BlockMergingStage;
import java.util.List;

/**
 * Token Merging in the vision tower: in every block, between attention and MLP, the r tokens at
 * even places that resemble one at an odd place most are merged into it. Bolya et al., ICLR 2023,
 * arXiv:2210.09461.
 *
 * <p>At most half of the tokens leave at once; the class token never does. The schedule is laid
 * over the blocks that run; code that changes a tower in place lays it over all, and LLaVA never
 * sees what the last one did. Tokens leave the tower in the order of the merging, not of the
 * picture.
 */
public final class ToMe {

    /** The method under its public name {@code tome}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "merges similar tokens inside the blocks of the vision tower",
                    "arXiv:2210.09461; code: facebookresearch/ToMe",
                    Contract.DEFAULT
                            .example("{}")
                            .deviates(Law.KEPT_ORDER, "merging in the tower leaves its own order"));

    private ToMe() {}

    /** YAML: {@code tome: {r: 16}}. */
    public record Options(
            @Doc("how many tokens leave in each block, on average over the blocks")
                    @DefaultValue("16")
                    @Range(min = 0)
                    int r,
            @Doc(
                            "-1: twice as many in the first block and none in the last, 0: constant, 1: rising")
                    @DefaultValue("0")
                    @Range(min = -1, max = 1)
                    double inflection,
            @Doc("how many leave block by block, instead of r; 0 in blocks beyond the list")
                    @DefaultValue("[]")
                    List<Integer> schedule,
            @Doc("whether a merged token counts in attention as often as it has patches")
                    @DefaultValue("true")
                    boolean proportionalAttention) {
        public Options {
            schedule = List.copyOf(schedule);
        }

        private Strategy strategy() {
            String requested =
                    schedule.isEmpty()
                            ? "r=%d inflection=%s".formatted(r, inflection)
                            : "" + schedule;
            return Strategy.before(
                    new BlockMergingStage(
                            new BipartiteMerging(perBlock(), proportionalAttention), requested));
        }

        private MergeSchedule perBlock() {
            if (!schedule.isEmpty()) {
                return new MergeSchedule.Listed(schedule);
            }
            return inflection == 0
                    ? new MergeSchedule.Constant(r)
                    : new MergeSchedule.Inflected(r, inflection);
        }
    }
}
