package fastv.strategies.transform;

import fastv.core.prune.FloatMatrix;
import java.util.List;

/**
 * How much the choice of a text token says about where in the picture it looks: AutoPrune's measure
 * of a prompt's complexity (arXiv:2509.23931).
 *
 * <p>With the attention of T text tokens on the image tokens, each row divided by its sum so that
 * it is a distribution, and every text token as likely as any other:
 *
 * <pre>
 *   p(v | t) = attention[t, v] / sum over v of attention[t, v]
 *   p(v)     = mean over t of p(v | t)
 *   MI       = mean over t of sum over v of p(v | t) log2(p(v | t) / p(v))      in bits
 * </pre>
 *
 * <p>0 where all text tokens look alike, at most log2 T. A row of zeros counts nothing.
 */
public final class MutualInformation {
    private MutualInformation() {}

    /** The sum over heads. */
    public static double ofHeads(List<FloatMatrix> heads) {
        return heads.stream().mapToDouble(MutualInformation::of).sum();
    }

    /**
     * One head's.
     *
     * @param attention {@code [text, image]}, not negative
     */
    public static double of(FloatMatrix attention) {
        double[][] given = new double[attention.rows()][];
        double[] prior = new double[attention.columns()];
        for (int text = 0; text < given.length; text++) {
            given[text] = distribution(attention.row(text));
            for (int image = 0; image < prior.length; image++) {
                prior[image] += given[text][image] / given.length;
            }
        }
        double bits = 0;
        for (double[] row : given) {
            for (int image = 0; image < prior.length; image++) {
                if (row[image] > 0) {
                    bits += row[image] * Math.log(row[image] / prior[image]) / Math.log(2);
                }
            }
        }
        return given.length == 0 ? 0 : bits / given.length;
    }

    private static double[] distribution(float[] row) {
        double sum = 0;
        for (float weight : row) {
            sum += weight;
        }
        double[] shares = new double[row.length];
        for (int i = 0; i < row.length && sum > 0; i++) {
            shares[i] = row[i] / sum;
        }
        return shares;
    }
}
