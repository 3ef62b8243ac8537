package fastv.strategies.budget;

import fastv.core.prune.FloatMatrix;

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

    private static final int SWEEPS = 60;
    private static final double ORTHOGONAL = 1e-14;

    /** How many of {@code present} stay. */
    public int keep(int rank, int present) {
        return rank >= present ? present : Math.min((int) (rank * scale + bias), present - 1);
    }

    /**
     * The number of singular values above {@code largest * max(rows, columns) * 2^-23}. One-sided
     * Jacobi rotations on the shorter axis: rows are made orthogonal, their lengths are the values.
     */
    public static int rank(FloatMatrix matrix) {
        double[][] vectors = shorterAxis(matrix);
        boolean turned = true;
        for (int sweep = 0; turned && sweep < SWEEPS; sweep++) {
            turned = false;
            for (int i = 0; i < vectors.length; i++) {
                for (int j = i + 1; j < vectors.length; j++) {
                    turned |= orthogonalise(vectors[i], vectors[j]);
                }
            }
        }
        double largest = 0;
        for (double[] vector : vectors) {
            largest = Math.max(largest, Math.sqrt(dot(vector, vector)));
        }
        double bound = largest * Math.max(matrix.rows(), matrix.columns()) * RESOLUTION;
        int rank = 0;
        for (double[] vector : vectors) {
            rank += Math.sqrt(dot(vector, vector)) > bound ? 1 : 0;
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

    private static boolean orthogonalise(double[] a, double[] b) {
        double aa = dot(a, a);
        double bb = dot(b, b);
        double ab = dot(a, b);
        if (Math.abs(ab) <= ORTHOGONAL * Math.sqrt(aa * bb)) {
            return false;
        }
        double zeta = (bb - aa) / (2 * ab);
        double tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = cosine * tangent;
        for (int i = 0; i < a.length; i++) {
            double x = a[i];
            a[i] = cosine * x - sine * b[i];
            b[i] = sine * x + cosine * b[i];
        }
        return true;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
