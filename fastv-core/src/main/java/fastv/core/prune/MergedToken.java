package fastv.core.prune;

import java.util.Arrays;

/**
 * One row of a shortened sequence as a weighted sum of rows of the longer one:
 *
 * <pre>  out = weights[0] * in[tokens[0]] + weights[1] * in[tokens[1]] + ...</pre>
 *
 * <p>The weights need not sum to 1: some methods add, others average. Immutable.
 */
public final class MergedToken {
    private final int[] tokens;
    private final float[] weights;

    /**
     * @param tokens rows of the longer sequence, 0-based; may be empty, which gives a row of zeros
     * @param weights as many finite numbers
     */
    public MergedToken(int[] tokens, float[] weights) {
        if (tokens.length != weights.length) {
            throw new IllegalArgumentException(
                    "merged token: expected a weight for each of %d rows, got %d"
                            .formatted(tokens.length, weights.length));
        }
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] < 0 || !Float.isFinite(weights[i])) {
                throw new IllegalArgumentException(
                        "merged token: expected a row from 0 and a finite weight, got row %d, weight %s"
                                .formatted(tokens[i], weights[i]));
            }
        }
        this.tokens = tokens.clone();
        this.weights = weights.clone();
    }

    /** A row that stays as it is. */
    public static MergedToken alone(int token) {
        return new MergedToken(new int[] {token}, new float[] {1});
    }

    /** The same sum, of rows given by their place in a list. */
    MergedToken among(int[] rows) {
        return new MergedToken(Arrays.stream(tokens).map(at -> rows[at]).toArray(), weights);
    }

    /** Rows of the longer sequence. */
    public int[] tokens() {
        return tokens.clone();
    }

    /** One weight per row of {@link #tokens()}. */
    public float[] weights() {
        return weights.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MergedToken that
                && Arrays.equals(tokens, that.tokens)
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(tokens) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return Arrays.toString(tokens) + " * " + Arrays.toString(weights);
    }
}
