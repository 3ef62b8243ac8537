package fastv.strategies.cache;

import java.util.stream.IntStream;

/**
 * StreamingLLM's rule: the first entries and the last ones stay.
 *
 * <p>Xiao et al., Efficient Streaming Language Models with Attention Sinks, ICLR 2024,
 * arXiv:2309.17453. Image tokens are entries like any other. Keys are cached before rotation and
 * take the position of their place in the cache at every step; that is the decoder's part, the rule
 * here says which places survive.
 *
 * @param start how many first entries stay, 4 in the paper
 * @param recent how many last entries stay
 */
public record SinkAndRecent(int start, int recent) {
    public SinkAndRecent {
        if (start < 0 || recent < 0) {
            throw new IllegalArgumentException(
                    "cache: expected start and recent of 0 or more, got "
                            + start
                            + " and "
                            + recent);
        }
    }

    /** The places that stay of a cache, ascending; all where it is short enough. */
    public int[] kept(int length) {
        return keptForSpace(length, 0);
    }

    /** The places that stay so that {@code coming} entries fit behind them. */
    public int[] keptForSpace(int length, int coming) {
        if (length + coming <= start + recent) {
            return IntStream.range(0, length).toArray();
        }
        return keptAfterRange(length, start, length - Math.max(0, recent - coming));
    }

    /** The places that stay where {@code from .. to-1} are taken out. */
    public static int[] keptAfterRange(int length, int from, int to) {
        return IntStream.range(0, length).filter(place -> place < from || place >= to).toArray();
    }
}
