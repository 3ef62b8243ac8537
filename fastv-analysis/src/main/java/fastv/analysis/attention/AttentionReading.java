package fastv.analysis.attention;

import fastv.core.prune.FloatMatrix;
import fastv.core.token.Segment;
import java.util.List;

/**
 * One reading of an answer's attention: for each of its rows and each layer and head, how much of
 * the attention (which sums to 1) each kind of token received, summed over the rows.
 *
 * <p>The last axis of everything is system, image, instruction, output, as {@link Segment#index()}
 * says. All forms of equations 3 and 4 follow: {@code sum} is this, {@code mean} this divided by
 * {@link #rows}, {@code pooled} the sums over samples divided by the rows over samples.
 *
 * @param rows query rows that were read, m: one per output token
 * @param tokens columns of each kind in each layer, {@code [layers, 4]}: of the prompt what the
 *     layer could see, of the output m; 0 where a kind does not occur
 * @param lambda one matrix per layer, {@code [heads, 4]}: the sum over rows. One row alone is the
 *     mean over heads, where the analysis was told not to keep heads apart
 */
public record AttentionReading(int rows, List<List<Integer>> tokens, List<FloatMatrix> lambda) {
    private static final int KINDS = Segment.values().length;

    public AttentionReading {
        tokens = tokens.stream().map(List::copyOf).toList();
        lambda = List.copyOf(lambda);
        if (rows < 1) {
            throw new IllegalArgumentException("rows: expected 1 or more, got " + rows);
        }
        if (tokens.size() != lambda.size()) {
            throw new IllegalArgumentException(
                    "tokens: expected " + lambda.size() + " layers, got " + tokens.size());
        }
        if (tokens.stream().anyMatch(layer -> layer.size() != KINDS)
                || lambda.stream().anyMatch(layer -> layer.columns() != KINDS)) {
            throw new IllegalArgumentException("tokens, lambda: expected 4 kinds of token");
        }
    }

    /** Number of layers. */
    public int layers() {
        return lambda.size();
    }

    /** Equation 3 as printed: the sum over rows, averaged over heads. */
    public double lambdaSum(int layer, Segment segment) {
        FloatMatrix heads = lambda.get(layer);
        double sum = 0;
        for (int head = 0; head < heads.rows(); head++) {
            sum += heads.at(head, segment.index());
        }
        return sum / heads.rows();
    }

    /** The share of the attention, averaged over rows and heads; the four add up to 1. */
    public double lambdaMean(int layer, Segment segment) {
        return lambdaSum(layer, segment) / rows;
    }

    /** Equation 4 as printed: {@link #lambdaSum} per token; NaN where there is no such token. */
    public double epsilonSum(int layer, Segment segment) {
        int count = tokens.get(layer).get(segment.index());
        return count == 0 ? Double.NaN : lambdaSum(layer, segment) / count;
    }

    /** {@link #lambdaMean} per token; NaN where there is no such token. */
    public double epsilonMean(int layer, Segment segment) {
        return epsilonSum(layer, segment) / rows;
    }
}
