package fastv.strategies.transform;

/**
 * One-sided Jacobi rotations: rows of a matrix are turned in their own span until they are
 * orthogonal. Their lengths then are its singular values, their directions the right singular
 * vectors.
 */
public final class JacobiRotations {
    private static final int SWEEPS = 60;
    private static final double ORTHOGONAL = 1e-14;

    private JacobiRotations() {}

    /** Makes rows of one length orthogonal, in place. */
    public static void orthogonalise(double[][] rows) {
        boolean turned = true;
        for (int sweep = 0; turned && sweep < SWEEPS; sweep++) {
            turned = false;
            for (int i = 0; i < rows.length; i++) {
                for (int j = i + 1; j < rows.length; j++) {
                    turned |= orthogonalise(rows[i], rows[j]);
                }
            }
        }
    }

    /** The length of a row. */
    public static double length(double[] row) {
        return Math.sqrt(dot(row, row));
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

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
