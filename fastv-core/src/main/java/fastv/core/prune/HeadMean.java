package fastv.core.prune;

import java.util.OptionalInt;

/**
 * How the attention of several heads becomes one number per query and key.
 *
 * @param corrected whether each weight is first divided by what the rotary positions alone give to
 *     that distance: the product of a query of ones and a key of ones, over the root of the head
 *     width
 * @param strongest how many heads count, those with the largest sum over the queries and keys that
 *     are read, of equal heads the earlier; all where it is empty or more than there are
 */
public record HeadMean(boolean corrected, OptionalInt strongest) {

    /** The plain mean over all heads. */
    public static final HeadMean PLAIN = new HeadMean(false, OptionalInt.empty());

    public HeadMean {
        if (strongest.isPresent() && strongest.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "heads: expected 1 or more, got " + strongest.getAsInt());
        }
    }
}
