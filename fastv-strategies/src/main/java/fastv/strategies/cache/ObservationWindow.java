package fastv.strategies.cache;

import fastv.core.prune.FloatMatrix;
import java.util.stream.IntStream;

/**
 * SnapKV: after the prompt each head keeps the entries that the last queries look at, and those
 * queries' own.
 *
 * <p>Li et al., SnapKV: LLM Knows What You are Looking for Before Generation, NeurIPS 2024,
 * arXiv:2404.14469. With window w and the prompt's length L:
 *
 * <pre>
 *   score[j] = sum over the last w queries of softmax(q k / sqrt(headDim))[j],   j &lt; L - w
 *   pooled   = score pooled over {@code kernel} neighbours, stride 1, zeros beyond the ends
 *   kept     = the best (capacity - w) of pooled, in order of score, then the window
 * </pre>
 *
 * <p>The code's mean divides by {@code kernel} at the ends too, counting the zeros. The softmax is
 * causal within the window and runs over all keys. Nothing leaves where L &lt; capacity. Maximum
 * pooling makes ties: then only the set is defined, and the lower index wins here.
 *
 * @param window w, 1 or more
 * @param kernel odd
 */
public record ObservationWindow(int window, int kernel, Pooling pooling) {

    /** What a neighbourhood's score is. */
    public enum Pooling {
        AVERAGE,
        MAXIMUM
    }

    public ObservationWindow {
        if (window < 1 || kernel < 1 || kernel % 2 == 0) {
            throw new IllegalArgumentException(
                    "window and kernel: expected 1 or more, and an odd kernel, got "
                            + window
                            + " and "
                            + kernel);
        }
    }

    /**
     * The places one head keeps, in the order of the release: falling score, then the window.
     *
     * @param queries {@code [L, headDim]}, rotated
     * @param keys {@code [L, headDim]}, rotated
     * @param capacity how many stay, the window included
     */
    public int[] kept(FloatMatrix queries, FloatMatrix keys, int capacity) {
        int length = keys.rows();
        if (length <= capacity) {
            return IntStream.range(0, length).toArray();
        }
        return new TopKAndRecent(window, TopKAndRecent.KeptOrder.SCORE)
                .select(pooled(scores(queries, keys)), length, Math.max(window, capacity));
    }

    private float[] scores(FloatMatrix queries, FloatMatrix keys) {
        double[] sums = new double[keys.rows() - window];
        for (int query = sums.length; query < keys.rows(); query++) {
            double[] weights = softmax(queries.row(query), keys, query + 1);
            for (int key = 0; key < sums.length; key++) {
                sums[key] += weights[key];
            }
        }
        float[] scores = new float[sums.length];
        for (int key = 0; key < scores.length; key++) {
            scores[key] = (float) sums[key];
        }
        return scores;
    }

    private static double[] softmax(float[] query, FloatMatrix keys, int visible) {
        double[] weights = new double[visible];
        double largest = Double.NEGATIVE_INFINITY;
        for (int key = 0; key < visible; key++) {
            for (int channel = 0; channel < query.length; channel++) {
                weights[key] += (double) query[channel] * keys.at(key, channel);
            }
            weights[key] /= Math.sqrt(query.length);
            largest = Math.max(largest, weights[key]);
        }
        double norm = 0;
        for (int key = 0; key < visible; key++) {
            weights[key] = Math.exp(weights[key] - largest);
            norm += weights[key];
        }
        for (int key = 0; key < visible; key++) {
            weights[key] /= norm;
        }
        return weights;
    }

    /** Scores of neighbours along the sequence put together, as many as there are. */
    float[] pooled(float[] scores) {
        float[] pooled = new float[scores.length];
        for (int i = 0; i < pooled.length; i++) {
            int from = Math.max(0, i - kernel / 2);
            int to = Math.min(scores.length, i + kernel / 2 + 1);
            double sum = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = from; j < to; j++) {
                sum += scores[j];
                largest = Math.max(largest, scores[j]);
            }
            pooled[i] = (float) (pooling == Pooling.AVERAGE ? sum / kernel : largest);
        }
        return pooled;
    }
}
