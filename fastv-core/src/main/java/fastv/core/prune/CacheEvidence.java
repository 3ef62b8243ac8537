package fastv.core.prune;

/**
 * What a {@link CacheScore} may look at: one layer's cache after a forward pass. Attention is
 * float32, after the softmax over all keys a query sees, and summed over the query heads that read
 * a head's entries.
 */
public interface CacheEvidence {

    /** The layer, 0-based. */
    int layer();

    /** Layers of the decoder. */
    int layers();

    /** Heads that choose for themselves. */
    int heads();

    /** Entries each head holds, those of the pass included. */
    int entries();

    /**
     * The attention of the prompt's last queries, summed over them, {@code [heads, entries]}. Each
     * query sees itself and what lies before it.
     *
     * @param queries as announced; of a shorter prompt all
     */
    FloatMatrix windowAttention(int queries);

    /**
     * The attention each entry gathered since it was cached, summed over all queries, {@code
     * [heads, entries]}.
     */
    FloatMatrix accumulatedAttention();

    /** The seed of this run and sample, for methods that draw. */
    SampleSeed seed();
}
