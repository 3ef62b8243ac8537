package fastv.strategies.score;

import fastv.core.prune.FloatMatrix;
import fastv.strategies.order.Order;
import java.util.Arrays;

/**
 * SparseVLM-plus: attention freed of what the rotary positions alone give to near tokens, and only
 * the heads that then look at the picture most.
 *
 * <p>The second release of arXiv:2410.04417, in code alone. With head width d and inverse
 * frequencies theta_j = base^(-2j/d):
 *
 * <pre>
 *   w(q, k) = 2 sum over j of cos((p_q - p_k) theta_j) / sqrt(d)
 *   corrected[h, q, k] = attention[h, q, k] / w(q, k)
 * </pre>
 *
 * <p>w is what a query of ones would give a key of ones; it can be small or negative, and the code
 * divides all the same. The code's number of heads, 14, is a parameter here.
 */
public final class GravityCorrection {
    private final int headDim;
    private final double base;

    /**
     * @param headDim d, even
     * @param base of the rotary frequencies, 10000 for LLaMA
     */
    public GravityCorrection(int headDim, double base) {
        if (headDim < 2 || headDim % 2 != 0) {
            throw new IllegalArgumentException(
                    "head width: expected an even number of at least 2, got " + headDim);
        }
        this.headDim = headDim;
        this.base = base;
    }

    /** The weight w of a distance between two positions. */
    public double weight(int distance) {
        double sum = 0;
        for (int j = 0; j < headDim / 2; j++) {
            sum += Math.cos(distance * Math.pow(base, -2.0 * j / headDim));
        }
        return 2 * sum / Math.sqrt(headDim);
    }

    /**
     * Divides by the weights.
     *
     * @param heads one matrix {@code [queries, keys]} per head
     */
    public FloatMatrix[] corrected(FloatMatrix[] heads, int[] queryPositions, int[] keyPositions) {
        int columns = keyPositions.length;
        double[] weights = new double[queryPositions.length * columns];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(queryPositions[i / columns] - keyPositions[i % columns]);
        }
        FloatMatrix[] corrected = new FloatMatrix[heads.length];
        for (int head = 0; head < heads.length; head++) {
            float[] values = new float[weights.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (heads[head].at(i / columns, i % columns) / weights[i]);
            }
            corrected[head] = new FloatMatrix(queryPositions.length, columns, values);
        }
        return corrected;
    }

    /** Each head's attention, summed over raters and visual tokens. */
    public static float[] headSums(FloatMatrix[] heads, int[] raters) {
        float[] sums = new float[heads.length];
        for (int head = 0; head < heads.length; head++) {
            double sum = 0;
            for (int rater : raters) {
                for (float value : heads[head].row(rater)) {
                    sum += value;
                }
            }
            sums[head] = (float) sum;
        }
        return sums;
    }

    /** The heads with the largest sums, by falling sum. */
    public static int[] strongest(float[] headSums, int count) {
        return Arrays.stream(Order.falling(headSums)).limit(count).toArray();
    }
}
