package fastv.strategies.score;

import fastv.core.prune.FloatMatrix;

/**
 * FitPrune's score: what the question asks of a visual token times what the picture itself does.
 *
 * <p>Ye et al., Fit and Prune: Fast and Training-free Visual Token Pruning for Multi-modal Large
 * Language Models, AAAI 2025, arXiv:2409.10197. With M = maximum over heads of the softmax
 * attention and N visual tokens present:
 *
 * <pre>
 *   cross[j] = sum over queries q after the image of M[q, j]
 *   self[j]  = sum over visual queries q of M[q, j], divided by N
 *   score[j] = cross[j] self[j]
 * </pre>
 *
 * @param cross one per visual token
 * @param self one per visual token
 */
@SuppressWarnings("ArrayRecordComponent") // compared field by field
public record CrossSelfAttention(float[] cross, float[] self) {

    /**
     * Reads a layer's attention.
     *
     * @param heads one matrix {@code [rows, rows]} per head, after softmax
     */
    public static CrossSelfAttention of(FloatMatrix[] heads, int imageStart, int imageTokens) {
        int imageEnd = imageStart + imageTokens;
        int rows = heads[0].rows();
        float[] cross = new float[imageTokens];
        float[] self = new float[imageTokens];
        for (int j = 0; j < imageTokens; j++) {
            cross[j] = (float) sum(heads, imageEnd, rows, imageStart + j);
            self[j] = (float) (sum(heads, imageStart, imageEnd, imageStart + j) / imageTokens);
        }
        return new CrossSelfAttention(cross, self);
    }

    private static double sum(FloatMatrix[] heads, int from, int to, int column) {
        double sum = 0;
        for (int query = from; query < to; query++) {
            float largest = Float.NEGATIVE_INFINITY;
            for (FloatMatrix head : heads) {
                largest = Math.max(largest, head.at(query, column));
            }
            sum += largest;
        }
        return sum;
    }

    /** The products. */
    public float[] scores() {
        float[] products = new float[cross.length];
        for (int j = 0; j < products.length; j++) {
            products[j] = cross[j] * self[j];
        }
        return products;
    }
}
