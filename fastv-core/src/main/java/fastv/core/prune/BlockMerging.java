package fastv.core.prune;

/**
 * Which tokens become one inside a vision tower, block by block, between attention and MLP. A token
 * that stands for several counts as many times as it has patches, in values and in attention.
 *
 * <p>Two rules that are equal share one run of the tower.
 */
public interface BlockMerging {

    /**
     * How many tokens leave in each block.
     *
     * @param blocks how many run
     * @return one number per block, 0 or more
     */
    int[] perBlock(int blocks);

    /** Whether a token's size weighs in the attention on it. */
    boolean isAttentionProportional();

    /**
     * Which tokens become one.
     *
     * @param similarity cosines of keys averaged over heads, {@code [even place, odd place]}, class
     *     token at place 0
     * @param sizes how many patches each token stands for
     * @param asked how many should leave
     * @return for each token its place in the new sequence
     */
    int[] owners(FloatMatrix similarity, float[] sizes, int asked);
}
