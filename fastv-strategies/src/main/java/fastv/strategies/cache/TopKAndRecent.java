package fastv.strategies.cache;

import fastv.core.prune.CacheSelector;
import fastv.strategies.order.Order;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The best entries stay, and the last ones whatever they are worth. Of equal scores the earlier
 * entry wins.
 *
 * @param recent how many of the last entries stay
 * @param order in which the best lie in the cache, before the last ones
 */
public record TopKAndRecent(int recent, KeptOrder order) implements CacheSelector {

    /** How kept entries lie in the cache. */
    public enum KeptOrder {
        /** As before. */
        PLACE,
        /** The best first. */
        SCORE
    }

    public TopKAndRecent {
        if (recent < 0) {
            throw new IllegalArgumentException("recent: expected 0 or more, got " + recent);
        }
    }

    @Override
    public int[] select(float[] scores, int entries, int keep) {
        float[] ranked = Arrays.copyOf(scores, entries - recent);
        int count = keep - recent;
        IntStream best =
                order == KeptOrder.PLACE
                        ? Arrays.stream(best(ranked, count))
                        : Arrays.stream(Order.falling(ranked)).limit(count);
        return IntStream.concat(best, IntStream.range(entries - recent, entries)).toArray();
    }

    /** At a decoding step one entry leaves: finding it needs no sorting. */
    private static int[] best(float[] scores, int count) {
        if (count != scores.length - 1) {
            return Order.best(scores, count);
        }
        int worst = 0;
        for (int i = 1; i < scores.length; i++) {
            worst = scores[i] <= scores[worst] ? i : worst;
        }
        int leaves = worst;
        return IntStream.range(0, scores.length).filter(i -> i != leaves).toArray();
    }
}
