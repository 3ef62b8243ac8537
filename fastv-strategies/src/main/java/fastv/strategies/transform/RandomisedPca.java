package fastv.strategies.transform;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;

/**
 * The leading principal components of a few tokens by random projection: the right singular vectors
 * of the matrix whose columns are the tokens, each less its own mean. Halko, Martinsson and Tropp,
 * arXiv:0909.4061, algorithms 4.4 and 5.1 with two iterations, as {@code torch.pca_lowrank}.
 *
 * <p>Random numbers are nearly normal, sums of twelve uniform ones, and from the given generator:
 * the subspace that is found differs from libtorch's where singular values lie close together.
 */
public final class RandomisedPca {
    private static final int ITERATIONS = 2;
    private static final int UNIFORM = 12;

    private RandomisedPca() {}

    /**
     * How much each token has of each component.
     *
     * @param tokens {@code [token, channel]}; centred in place
     * @param components how many, at least 1
     * @return {@code [component, token]}, falling by singular value, each of length 1, or 0 where
     *     the tokens have fewer directions
     */
    public static double[][] loadings(double[][] tokens, int components, RandomGenerator random) {
        for (double[] token : tokens) {
            double mean = Arrays.stream(token).sum() / token.length;
            Arrays.setAll(token, i -> token[i] - mean);
        }
        double[][] start = new double[components][tokens.length];
        for (double[] row : start) {
            Arrays.setAll(row, i -> nearlyNormal(random));
        }
        double[][] basis = orthonormal(toChannels(tokens, start)); // [component, channel]
        for (int i = 0; i < ITERATIONS; i++) {
            double[][] inTokens = orthonormal(toTokens(tokens, basis));
            basis = orthonormal(toChannels(tokens, inTokens));
        }
        double[][] rows = toTokens(tokens, basis); // the tokens within the basis, transposed
        JacobiRotations.orthogonalise(rows);
        Arrays.sort(rows, Comparator.comparingDouble(row -> 0 - JacobiRotations.length(row)));
        for (double[] row : rows) {
            scale(row, JacobiRotations.length(row));
        }
        return rows;
    }

    private static double nearlyNormal(RandomGenerator random) {
        double sum = -UNIFORM / 2.0;
        for (int i = 0; i < UNIFORM; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    private static double[][] toChannels(double[][] tokens, double[][] weights) {
        double[][] sums = new double[weights.length][tokens[0].length];
        for (int row = 0; row < sums.length; row++) {
            for (int token = 0; token < tokens.length; token++) {
                add(sums[row], tokens[token], weights[row][token]);
            }
        }
        return sums;
    }

    private static double[][] toTokens(double[][] tokens, double[][] directions) {
        double[][] products = new double[directions.length][tokens.length];
        for (int row = 0; row < products.length; row++) {
            for (int token = 0; token < tokens.length; token++) {
                products[row][token] = JacobiRotations.dot(directions[row], tokens[token]);
            }
        }
        return products;
    }

    /** Gram and Schmidt's way, twice over; what is left of a dependent row becomes 0. */
    private static double[][] orthonormal(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            double before = JacobiRotations.length(rows[i]);
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    add(rows[i], rows[j], -JacobiRotations.dot(rows[i], rows[j]));
                }
            }
            double left = JacobiRotations.length(rows[i]);
            scale(rows[i], left > 1e-12 * before ? left : 0);
        }
        return rows;
    }

    private static void add(double[] sum, double[] row, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * row[i];
        }
    }

    private static void scale(double[] row, double length) {
        for (int i = 0; i < row.length; i++) {
            row[i] = length > 0 ? row[i] / length : 0;
        }
    }
}
