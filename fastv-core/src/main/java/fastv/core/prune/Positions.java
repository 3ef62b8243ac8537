package fastv.core.prune;

/** Which rotary position a token has after a cut. */
public enum Positions {
    /** The one it had before: angles of kept tokens do not change. */
    ORIGINAL,
    /** 0, 1, 2, ... again; a generated token takes the length of that layer's cache. */
    COMPACT,
    /**
     * Its place in the sequence that the cut shortens, which differs from the original one where
     * something left earlier; a generated token has its true position.
     */
    PLACE
}
