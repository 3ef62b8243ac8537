package fastv.analysis.result;

/** Mean and variance of numbers that pass by, after Welford (1962); holds none of them. */
public final class Moments {
    private long count;
    private double mean;
    private double squares;
    private double largest = Double.NEGATIVE_INFINITY;
    private boolean binary = true;

    /** Counts one number; NaN is none. */
    public void add(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        count++;
        double step = value - mean;
        mean += step / count;
        squares += step * (value - mean);
        largest = Math.max(largest, value);
        binary &= value == 0 || value == 1;
    }

    /** How many numbers there were. */
    public long count() {
        return count;
    }

    /** Their mean; NaN of nothing. */
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** Whether all numbers were 0 or 1. */
    public boolean isBinary() {
        return binary;
    }

    /** The largest; NaN of nothing. */
    public double max() {
        return count == 0 ? Double.NaN : largest;
    }

    /**
     * The mean with its interval: after Wilson if all numbers were 0 or 1, otherwise from the
     * standard error. A single number has no interval but itself.
     */
    public Estimate estimate() {
        if (count > 0 && binary) {
            return Estimate.ofShare(Math.rint(mean * count), count);
        }
        return spread();
    }

    /** The mean with the interval of its standard error, also where all numbers were 0 or 1. */
    public Estimate spread() {
        double error = count > 1 ? Math.sqrt(squares / (count - 1) / count) : 0;
        return new Estimate(
                mean(), mean() - Estimate.Z * error, mean() + Estimate.Z * error, count);
    }
}
