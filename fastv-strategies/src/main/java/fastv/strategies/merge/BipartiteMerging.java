package fastv.strategies.merge;

import fastv.core.prune.BlockMerging;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.budget.MergeSchedule;

/**
 * ToMe in the blocks of a tower with a class token: {@link BipartiteSoft} by a schedule. Bolya et
 * al., ICLR 2023, arXiv:2210.09461.
 *
 * @param schedule how many tokens leave in which block
 * @param isAttentionProportional whether log size is added to the attention's logits
 */
public record BipartiteMerging(MergeSchedule schedule, boolean isAttentionProportional)
        implements BlockMerging {
    private static final BipartiteSoft RULE = new BipartiteSoft(true, false);

    @Override
    public int[] perBlock(int blocks) {
        return schedule.perBlock(blocks);
    }

    @Override
    public int[] owners(FloatMatrix similarity, float[] sizes, int asked) {
        return RULE.merge(similarity, sizes, asked).owner();
    }

    /** How many patches are left of so many after so many blocks. */
    public int left(int patches, int blocks) {
        int tokens = patches + 1;
        for (int asked : schedule.perBlock(blocks)) {
            tokens -= RULE.merged(tokens, asked);
        }
        return tokens - 1;
    }
}
