package fastv.core.cost;

/**
 * The sizes of LLaVA-1.5's projector: two matrices, {@code [in, hidden]} and {@code [hidden,
 * hidden]}, with a GELU between them.
 *
 * @param in width of a tower feature
 * @param hidden width of the decoder
 */
public record ProjectorShape(int in, int hidden) {

    public ProjectorShape {
        Sizes.positive("in", in);
        Sizes.positive("hidden", hidden);
    }

    /** Multiply-accumulates for that many features. */
    public long macs(long tokens) {
        return Sizes.product(tokens, hidden, Math.addExact((long) in, (long) hidden));
    }
}
