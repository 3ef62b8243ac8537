package fastv.strategies.score;

import fastv.core.prune.FloatMatrix;

/**
 * SparseVLM's score: the attention a visual token receives from the raters, averaged over them and
 * over heads (arXiv:2410.04417).
 *
 * <pre>  score[v] = mean over raters t, heads h of attention[h, t, v]</pre>
 */
public final class RaterAttention {
    private RaterAttention() {}

    /** Attention averaged over heads, the raters' rows alone: {@code [raters, visualTokens]}. */
    public static FloatMatrix ofRaters(FloatMatrix[] heads, int[] raters) {
        int columns = heads[0].columns();
        float[] mean = new float[raters.length * columns];
        for (int row = 0; row < raters.length; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (FloatMatrix head : heads) {
                    sum += head.at(raters[row], column);
                }
                mean[row * columns + column] = (float) (sum / heads.length);
            }
        }
        return new FloatMatrix(raters.length, columns, mean);
    }

    /**
     * The scores.
     *
     * @param heads one matrix {@code [textTokens, visualTokens]} per head, after softmax
     * @param raters rows that count
     */
    public static float[] scores(FloatMatrix[] heads, int[] raters) {
        return ofRaters(heads, raters).meanOverRows();
    }
}
