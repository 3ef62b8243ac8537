package fastv.strategies.select;

import java.util.stream.IntStream;

/**
 * HiPrune's choice: the best few of a middle layer (anchors, on objects) with their {@link
 * Neighbours} (buffers), filled up with the best of a deep layer (registers, global).
 *
 * <p>Liu et al., arXiv:2508.00553. {@code n = roundEven(K * alpha / 5)} anchors, alpha 0.1. Scores
 * are the attention a patch receives, averaged over heads and all queries, of layer 9 (counted from
 * 1) and of the feature layer. The released code fails where anchors with buffers exceed K; here
 * the anchors stay and the buffers fill up to K.
 *
 * @param alpha share of anchors with buffers in what stays, {@code [0, 1]}
 */
public record AnchorsAndRegisters(double alpha) {

    public AnchorsAndRegisters {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha: expected a ratio in [0, 1], got " + alpha);
        }
    }

    /** How many anchors: one fifth of their share, for each brings four neighbours. */
    public int anchorCount(int keep) {
        return (int) Math.rint(keep * alpha / 5);
    }

    /**
     * Selects.
     *
     * @param object received attention of the middle layer, one per patch
     * @param deep received attention of the deep layer
     * @param side patches per row
     * @param keep how many; all where there are fewer
     * @return ascending offsets
     */
    public int[] select(float[] object, float[] deep, int side, int keep) {
        int[] anchors = BestFirst.of(object, anchorCount(keep));
        int[] taken =
                IntStream.of(Neighbours.with(anchors, side, object.length))
                        .limit(Math.max(0, keep))
                        .toArray();
        int[] registers = BestFirst.of(deep, keep - taken.length, taken);
        return IntStream.concat(IntStream.of(taken), IntStream.of(registers)).sorted().toArray();
    }
}
