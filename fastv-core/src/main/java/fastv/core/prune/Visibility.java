package fastv.core.prune;

/** Which keys each query of a forward pass sees, instead of all that lie before it. */
@FunctionalInterface
public interface Visibility {

    /**
     * The pattern of one pass over one layer. Every query must see at least one key.
     *
     * @param queries how many rows the pass computes; they are the last of the keys
     * @param keys how many rows the layer knows, by their place in its sequence
     * @return {@code [queries, keys]} row-major, true where the query sees the key
     */
    boolean[] of(int queries, int keys);
}
