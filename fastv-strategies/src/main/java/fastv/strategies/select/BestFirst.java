package fastv.strategies.select;

import fastv.strategies.order.Order;
import java.util.Arrays;

/** Offsets by falling score; of equal scores the lower offset. Unlike {@link TopK} unsorted. */
public final class BestFirst {

    private BestFirst() {}

    /**
     * The best.
     *
     * @param scores one per candidate, none NaN
     * @param keep how many; all where there are fewer, none where it is negative
     * @return offsets by falling score
     */
    public static int[] of(float[] scores, int keep) {
        return of(scores, keep, new int[0]);
    }

    /**
     * The best of those that are not taken yet. Authors often lower the scores of the taken ones
     * instead (HiPrune by 1, VScan to 0), which is the same as long as others are left.
     *
     * @param taken offsets that are passed over
     */
    public static int[] of(float[] scores, int keep, int[] taken) {
        return order(scores, Rest.of(scores.length, taken), keep);
    }

    /** The best among some offsets, given ascending. */
    static int[] order(float[] scores, int[] among, int keep) {
        return Arrays.copyOf(
                Order.falling(scores, among), Math.max(0, Math.min(keep, among.length)));
    }
}
