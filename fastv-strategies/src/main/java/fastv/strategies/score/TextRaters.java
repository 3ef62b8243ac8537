package fastv.strategies.score;

import fastv.core.prune.FloatMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * SparseVLM's raters: the text tokens that the picture is about; they alone judge visual tokens.
 *
 * <p>Zhang et al., SparseVLM: Visual Token Sparsification for Efficient Vision-Language Model
 * Inference, ICML 2025, arXiv:2410.04417. With input embeddings of visual tokens V and of the text
 * after the picture T:
 *
 * <pre>
 *   P = V T^t                         no scaling
 *   p[t] = mean over v of softmax over t of P[v, t]
 *   raters = { t : p[t] &gt; mean of p }
 * </pre>
 *
 * <p>The text excludes the system prompt, and includes the role words that follow the question.
 *
 * @param scores p, one per text token
 * @param raters ascending
 */
@SuppressWarnings("ArrayRecordComponent") // compared field by field
public record TextRaters(float[] scores, int[] raters) {

    /**
     * Finds them.
     *
     * @param visual {@code [visualTokens, hidden]}
     * @param text {@code [textTokens, hidden]}
     */
    public static TextRaters of(FloatMatrix visual, FloatMatrix text) {
        double[] sums = new double[text.rows()];
        for (int v = 0; v < visual.rows(); v++) {
            addSoftmax(products(visual.row(v), text), sums);
        }
        return ofSums(sums, visual.rows());
    }

    /**
     * Finds them.
     *
     * @param products P, {@code [visualTokens, textTokens]}
     */
    public static TextRaters ofProducts(FloatMatrix products) {
        double[] sums = new double[products.columns()];
        for (int v = 0; v < products.rows(); v++) {
            float[] row = products.row(v);
            addSoftmax(IntStream.range(0, row.length).mapToDouble(t -> row[t]).toArray(), sums);
        }
        return ofSums(sums, products.rows());
    }

    private static TextRaters ofSums(double[] sums, int visualTokens) {
        float[] scores = new float[sums.length];
        double total = 0;
        for (int t = 0; t < sums.length; t++) {
            scores[t] = (float) (sums[t] / visualTokens);
            total += scores[t];
        }
        double mean = total / scores.length;
        int[] raters = IntStream.range(0, scores.length).filter(t -> scores[t] > mean).toArray();
        return new TextRaters(scores, raters);
    }

    private static double[] products(float[] token, FloatMatrix text) {
        double[] products = new double[text.rows()];
        for (int t = 0; t < products.length; t++) {
            for (int channel = 0; channel < token.length; channel++) {
                products[t] += (double) token[channel] * text.at(t, channel);
            }
        }
        return products;
    }

    private static void addSoftmax(double[] products, double[] sums) {
        double largest = Arrays.stream(products).max().orElse(0);
        double norm = Arrays.stream(products).map(product -> Math.exp(product - largest)).sum();
        for (int t = 0; t < products.length; t++) {
            sums[t] += Math.exp(products[t] - largest) / norm;
        }
    }
}
