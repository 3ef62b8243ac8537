package fastv.core.cost;

/** How a token after the first is computed. */
public enum Decoding {
    /** One row per step against a key-value cache. */
    CACHED,
    /** The whole sequence again at every step, as the authors' releases without cache do. */
    RECOMPUTED
}
