package fastv.strategies.cache;

import fastv.core.prune.CacheBudget;
import fastv.strategies.budget.PyramidCapacity;

/**
 * {@link PyramidCapacity} for a decoder of any depth. A decoder of one layer keeps the capacity.
 *
 * @param capacity entries per layer on average, the window included
 * @param window last entries that always stay
 * @param beta steepness, 20 in the release
 */
public record PyramidBudget(int capacity, int window, int beta) implements CacheBudget {
    /** Why a longer prompt may leave a layer with less. */
    public static final String SHRINKS =
            "the longer the prompt the steeper the pyramid, so that higher layers keep fewer";

    public PyramidBudget {
        if (window < 0 || capacity <= window || beta < 1) {
            throw new IllegalArgumentException(
                    "pyramid: expected window < capacity and beta of 1 or more, got window "
                            + window
                            + ", capacity "
                            + capacity
                            + " and beta "
                            + beta);
        }
    }

    @Override
    public int keep(int layer, int layers, int entries) {
        return layers < 2
                ? capacity
                : new PyramidCapacity(capacity, window, beta, layers).keep(layer, entries);
    }

    @Override
    public String requested() {
        return "capacity=" + capacity + " beta=" + beta;
    }
}
