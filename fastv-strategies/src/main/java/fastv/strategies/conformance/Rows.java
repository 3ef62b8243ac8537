package fastv.strategies.conformance;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of a matrix taken and summed, as the decoding session does it on tensors. */
final class Rows {

    private Rows() {}

    /** Some rows, one after the other. */
    static float[] take(FloatMatrix rows, int[] which) {
        return concat(Arrays.stream(which).mapToObj(rows::row).toList());
    }

    /** Every second row. */
    static FloatMatrix everySecond(FloatMatrix rows, int first) {
        int[] which = IntStream.range(0, rows.rows()).filter(i -> i % 2 == first).toArray();
        return new FloatMatrix(which.length, rows.columns(), take(rows, which));
    }

    /** The rows that merged tokens stand for, summed in double precision. */
    static FloatMatrix merge(FloatMatrix rows, List<MergedToken> merged) {
        List<float[]> sums = merged.stream().map(token -> sum(rows, token)).toList();
        return new FloatMatrix(merged.size(), rows.columns(), concat(sums));
    }

    private static float[] sum(FloatMatrix rows, MergedToken merged) {
        int[] tokens = merged.tokens();
        float[] weights = merged.weights();
        double[] sum = new double[rows.columns()];
        for (int i = 0; i < tokens.length; i++) {
            for (int column = 0; column < sum.length; column++) {
                sum[column] += (double) weights[i] * rows.at(tokens[i], column);
            }
        }
        float[] rounded = new float[sum.length];
        for (int column = 0; column < sum.length; column++) {
            rounded[column] = (float) sum[column];
        }
        return rounded;
    }

    /** Rows one after the other. */
    static float[] concat(List<float[]> rows) {
        float[] flat = new float[rows.stream().mapToInt(row -> row.length).sum()];
        int at = 0;
        for (float[] row : rows) {
            System.arraycopy(row, 0, flat, at, row.length);
            at += row.length;
        }
        return flat;
    }
}
