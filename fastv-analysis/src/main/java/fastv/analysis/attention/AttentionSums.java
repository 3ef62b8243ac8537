package fastv.analysis.attention;

import fastv.core.prune.FloatMatrix;
import fastv.core.token.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Attention of one layer, added up over passes in double precision: the first pass, the last one
 * and all together. Size does not depend on how many passes there are.
 */
final class AttentionSums {
    private static final int KINDS = Segment.values().length;
    private static final double TOLERANCE = 1e-5;

    private double[][] first = {};
    private double[][] last = {};
    private double[][] sum = {};
    private int[] counts = {};
    private int passes;

    /**
     * Adds one pass.
     *
     * @param shares {@code [heads][4]}
     * @param sees how many keys of each kind the query saw
     * @param where names sample and layer in the message
     * @throws IllegalStateException if the four shares of a head do not add up to 1
     */
    void add(double[][] shares, int[] sees, String where) {
        for (int head = 0; head < shares.length; head++) {
            requireWhole(shares[head], where + ", head " + head);
        }
        if (passes == 0) {
            first = shares;
            counts = sees;
            sum = new double[shares.length][KINDS];
        }
        for (int head = 0; head < shares.length; head++) {
            for (int kind = 0; kind < KINDS; kind++) {
                sum[head][kind] += shares[head][kind];
            }
        }
        last = shares;
        passes++;
    }

    private static void requireWhole(double[] shares, String where) {
        double total = Arrays.stream(shares).sum();
        if (!(Math.abs(total - 1) <= TOLERANCE)) {
            throw new IllegalStateException(
                    "attention: "
                            + where
                            + ": expected shares of system, image, instruction and output that add"
                            + " up to 1 within 1e-5, got "
                            + Arrays.toString(shares)
                            + ", which add up to "
                            + total);
        }
    }

    int passes() {
        return passes;
    }

    /** Columns of each kind at the first pass; of the output as many as given. */
    List<Integer> tokens(int output) {
        List<Integer> tokens = new ArrayList<>();
        for (Segment segment : Segment.values()) {
            tokens.add(segment == Segment.OUTPUT ? output : counts[segment.index()]);
        }
        return tokens;
    }

    /**
     * The sums over all passes but the first or the last.
     *
     * @param perHead one row per head instead of their mean
     */
    FloatMatrix sums(boolean withFirst, boolean withLast, boolean perHead) {
        int rows = perHead ? sum.length : 1;
        double[][] wanted = new double[rows][KINDS];
        for (int head = 0; head < sum.length; head++) {
            for (int kind = 0; kind < KINDS; kind++) {
                double value = sum[head][kind];
                value -= withFirst ? 0 : first[head][kind];
                value -= withLast ? 0 : last[head][kind];
                wanted[perHead ? head : 0][kind] += perHead ? value : value / sum.length;
            }
        }
        return matrix(wanted);
    }

    private static FloatMatrix matrix(double[][] rows) {
        float[] values = new float[rows.length * KINDS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / KINDS][i % KINDS];
        }
        return new FloatMatrix(rows.length, KINDS, values);
    }
}
