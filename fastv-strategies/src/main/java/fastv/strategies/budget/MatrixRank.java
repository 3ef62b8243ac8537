package fastv.strategies.budget;

import fastv.core.prune.FloatMatrix;
import fastv.strategies.transform.JacobiRotations;

/**
 * SparseVLM's first release: as many visual tokens stay as the raters' attention has independent
 * directions, scaled (arXiv:2410.04417).
 *
 * <pre>  keep = min(trunc(rank * scale + bias), N - 1),  and all N where rank = N</pre>
 *
 * <p>Released (scale, bias): (13.5, 0) for "192" tokens, (9, 6) for "128", (0.8, 0) for "64". Later
 * releases replace it by fixed counts.
 *
 * @param scale tokens per independent direction
 * @param bias tokens on top
 */
public record MatrixRank(double scale, double bias) {
    /** float32 resolution, which the released code's tolerance is made of. */
    private static final double RESOLUTION = 0x1p-23;

    /** How many of {@code present} stay. */
    public int keep(int rank, int present) {
        return rank >= present ? present : Math.min((int) (rank * scale + bias), present - 1);
    }

    /**
     * The number of singular values above {@code largest * max(rows, columns) * 2^-23}, found by
     * {@link JacobiRotations} on the shorter axis.
     */
    public static int rank(FloatMatrix matrix) {
        double[][] vectors = shorterAxis(matrix);
        JacobiRotations.orthogonalise(vectors);
        double largest = 0;
        for (double[] vector : vectors) {
            largest = Math.max(largest, JacobiRotations.length(vector));
        }
        double bound = largest * Math.max(matrix.rows(), matrix.columns()) * RESOLUTION;
        int rank = 0;
        for (double[] vector : vectors) {
            rank += JacobiRotations.length(vector) > bound ? 1 : 0;
        }
        return rank;
    }

    private static double[][] shorterAxis(FloatMatrix matrix) {
        boolean byRow = matrix.rows() <= matrix.columns();
        int count = byRow ? matrix.rows() : matrix.columns();
        int length = byRow ? matrix.columns() : matrix.rows();
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < length; j++) {
                vectors[i][j] = byRow ? matrix.at(i, j) : matrix.at(j, i);
            }
        }
        return vectors;
    }
}
