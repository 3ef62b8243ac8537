package fastv.strategies.transform;

import fastv.core.prune.FloatMatrix;

/**
 * Cosine similarity, summed in double precision: {@code a . b / (|a| |b|)}, 0 where a vector has no
 * length.
 */
public final class Cosine {

    private Cosine() {}

    /**
     * All pairs of a set.
     *
     * @param rows {@code [token, width]}
     * @return {@code [token, token]}, symmetric
     */
    public static FloatMatrix matrix(FloatMatrix rows) {
        int count = rows.rows();
        double[][] unit = unit(rows);
        float[] cosines = new float[count * count];
        for (int i = 0; i < count; i++) {
            for (int j = i; j < count; j++) {
                cosines[i * count + j] = (float) dot(unit[i], unit[j]);
                cosines[j * count + i] = cosines[i * count + j];
            }
        }
        return new FloatMatrix(count, count, cosines);
    }

    /**
     * All pairs of two sets.
     *
     * @param left {@code [a, width]}
     * @param right {@code [b, width]}
     * @return {@code [a, b]}
     */
    public static FloatMatrix between(FloatMatrix left, FloatMatrix right) {
        if (left.columns() != right.columns()) {
            throw new IllegalArgumentException(
                    "cosine: expected vectors of one width, got %d and %d"
                            .formatted(left.columns(), right.columns()));
        }
        double[][] unitLeft = unit(left);
        double[][] unitRight = unit(right);
        float[] cosines = new float[left.rows() * right.rows()];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = (float) dot(unitLeft[i / right.rows()], unitRight[i % right.rows()]);
        }
        return new FloatMatrix(left.rows(), right.rows(), cosines);
    }

    private static double[][] unit(FloatMatrix rows) {
        double[][] unit = new double[rows.rows()][rows.columns()];
        for (int i = 0; i < unit.length; i++) {
            float[] row = rows.row(i);
            double square = 0;
            for (float value : row) {
                square += (double) value * value;
            }
            double norm = Math.max(Math.sqrt(square), 1e-12); // the floor the references use
            for (int j = 0; j < row.length; j++) {
                unit[i][j] = row[j] / norm;
            }
        }
        return unit;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
