package fastv.core.prune;

/** What happens to the tokens that were not kept. */
public enum Enactment {
    /** Their rows leave the hidden states: later layers compute and cache fewer tokens. */
    DROP,
    /** Their columns are hidden from every query; nothing is saved, nothing moves. */
    MASK
}
