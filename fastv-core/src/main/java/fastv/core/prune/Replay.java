package fastv.core.prune;

/** How tokens after the first are generated. */
public enum Replay {
    /** With a key/value cache: each step computes one token. */
    CACHED,
    /** Without: each step runs the whole sequence again, and ranks again. */
    RECOMPUTE
}
