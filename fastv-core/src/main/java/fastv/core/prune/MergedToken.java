package fastv.core.prune;

/**
 * A token made of others: the sum of their vectors, each times its weight.
 *
 * @param tokens which tokens go in
 * @param weights one per token
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared as a whole
public record MergedToken(int[] tokens, float[] weights) {
    public MergedToken {
        if (tokens.length != weights.length) {
            throw new IllegalArgumentException(
                    "merged token: expected one weight per token, got "
                            + weights.length
                            + " for "
                            + tokens.length);
        }
    }
}
