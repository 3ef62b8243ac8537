package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.DecoderKernels;
import fastv.core.prune.MergedToken;
import fastv.core.token.TokenLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a cut makes of a sequence: rows that stay are copied bit for bit, the others are weighted
 * sums.
 */
final class ShorterSequence {
    private final List<MergedToken> rows;
    private final int[] first;

    /**
     * @param rows of the longer sequence, for each row of the shorter one
     */
    ShorterSequence(List<MergedToken> rows) {
        this.rows = rows;
        this.first = rows.stream().mapToInt(row -> row.tokens()[0]).toArray();
    }

    /** The row of the longer sequence that each row is, or stands for. */
    int[] first() {
        return first.clone();
    }

    /** What lies at each row. */
    TokenLayout of(TokenLayout longer) {
        return longer.combine(rows.stream().map(MergedToken::tokens).toList());
    }

    /**
     * The hidden states.
     *
     * @param longer {@code [1, tokens, hidden]}
     */
    NDArray of(DecoderKernels kernels, NDManager scope, NDArray longer) {
        int[] sums = IntStream.range(0, first.length).filter(row -> !staysAlone(row)).toArray();
        try (NDArray index = index(scope, first)) {
            NDArray shorter = kernels.rows(scope, longer, index);
            return sums.length == 0 ? shorter : withSums(kernels, scope, longer, shorter, sums);
        }
    }

    private boolean staysAlone(int row) {
        return rows.get(row).equals(MergedToken.alone(first[row]));
    }

    private NDArray withSums(
            DecoderKernels kernels, NDManager scope, NDArray longer, NDArray shorter, int[] sums) {
        int terms = Arrays.stream(sums).map(row -> rows.get(row).tokens().length).sum();
        int[] from = new int[terms];
        float[] weights = new float[terms];
        int[] into = new int[terms];
        int term = 0;
        for (int sum = 0; sum < sums.length; sum++) {
            MergedToken made = rows.get(sums[sum]);
            for (int i = 0; i < made.tokens().length; i++, term++) {
                from[term] = made.tokens()[i];
                weights[term] = made.weights()[i];
                into[term] = sum;
            }
        }
        try (shorter;
                NDArray tokens = index(scope, from);
                NDArray factors = scope.create(weights);
                NDArray owners = index(scope, into);
                NDArray at = index(scope, sums)) {
            return kernels.withSums(scope, shorter, longer, tokens, factors, owners, at);
        }
    }

    private static NDArray index(NDManager scope, int[] rows) {
        return scope.create(Arrays.stream(rows).asLongStream().toArray());
    }
}
