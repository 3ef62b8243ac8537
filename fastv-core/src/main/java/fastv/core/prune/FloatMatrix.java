package fastv.core.prune;

import java.util.Arrays;
import java.util.List;

/**
 * Small dense numbers that a method looks at, row-major: similarities of candidates, attention of
 * heads on candidates, or the candidates' vectors. Immutable.
 */
public final class FloatMatrix {
    private final int rows;
    private final int columns;
    private final float[] values;

    /**
     * @param values {@code rows * columns} numbers, row after row
     */
    public FloatMatrix(int rows, int columns, float[] values) {
        if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
            throw new IllegalArgumentException(
                    "matrix: expected "
                            + rows
                            + " x "
                            + columns
                            + " numbers, got "
                            + values.length);
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values.clone();
    }

    /** Rows of one length, one after the other. */
    public static FloatMatrix ofRows(List<float[]> rows) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).length;
        float[] values = new float[rows.size() * columns];
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).length != columns) {
                throw new IllegalArgumentException(
                        "matrix: expected "
                                + columns
                                + " numbers in row "
                                + row
                                + ", got "
                                + rows.get(row).length);
            }
            System.arraycopy(rows.get(row), 0, values, row * columns, columns);
        }
        return new FloatMatrix(rows.size(), columns, values);
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of columns. */
    public int columns() {
        return columns;
    }

    /** One number. */
    public float at(int row, int column) {
        return values[row * columns + column];
    }

    /** One row. */
    public float[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** All numbers, row after row. */
    public float[] all() {
        return values.clone();
    }

    /** The mean over rows, one number per column, summed in double precision. */
    public float[] meanOverRows() {
        float[] mean = sumOverRows();
        for (int column = 0; column < columns; column++) {
            mean[column] /= rows;
        }
        return mean;
    }

    /** The sum over rows, one number per column, summed in double precision. */
    public float[] sumOverRows() {
        double[] sums = new double[columns];
        for (int i = 0; i < values.length; i++) {
            sums[i % columns] += values[i];
        }
        float[] rounded = new float[columns];
        for (int column = 0; column < columns; column++) {
            rounded[column] = (float) sums[column];
        }
        return rounded;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FloatMatrix that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * rows + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "FloatMatrix[" + rows + " x " + columns + "]";
    }
}
