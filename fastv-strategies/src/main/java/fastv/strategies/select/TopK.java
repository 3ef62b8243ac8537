package fastv.strategies.select;

import fastv.core.prune.Evidence;
import fastv.core.prune.Selector;
import fastv.strategies.order.Order;

/** The best stay; of equal scores the earlier token. The order of the sequence is preserved. */
public final class TopK implements Selector {

    @Override
    public int[] select(float[] scores, int keep, Evidence evidence) {
        return Order.best(scores, keep);
    }
}
