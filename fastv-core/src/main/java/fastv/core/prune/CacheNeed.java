package fastv.core.prune;

/** Evidence about cache entries that a score announces before the model runs. */
public sealed interface CacheNeed {

    /**
     * The attention of the prompt's last queries.
     *
     * @param queries how many, 1 or more
     */
    record WindowAttention(int queries) implements CacheNeed {
        public WindowAttention {
            if (queries < 1) {
                throw new IllegalArgumentException("window: expected 1 or more, got " + queries);
            }
        }
    }

    /** The attention of every query so far. */
    record AccumulatedAttention() implements CacheNeed {}
}
