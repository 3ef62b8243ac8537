package fastv.analysis.result;

import fastv.core.statistics.Interval;
import fastv.core.statistics.Proportion;

/**
 * A mean with its 95 % interval.
 *
 * @param value the mean
 * @param low lower end
 * @param high upper end
 * @param samples what it is the mean of
 */
public record Estimate(double value, double low, double high, long samples) {
    /** The 97.5 % quantile of the normal distribution. */
    static final double Z = 1.959963984540054;

    /** Whether zero lies outside of the interval. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }

    /**
     * The interval after Wilson (1927) of a share.
     *
     * @param count of those that hold
     * @param of all that were looked at, more than 0
     */
    public static Estimate ofShare(double count, long of) {
        Proportion share = new Proportion((int) Math.round(count), Math.toIntExact(of));
        Interval wilson = share.wilson(0.05);
        double value = share.value();
        return new Estimate(
                value, Math.min(value, wilson.low()), Math.max(value, wilson.high()), of);
    }

    /**
     * The interval of the difference between two shares of the same samples, after Agresti and Min
     * (2005): half a sample is added to each of the four cells, so that the interval does not
     * shrink to a point where no pair differs.
     *
     * @param lost pairs that only the second got right
     * @param gained pairs that only the first got right
     * @param pairs all of them, more than 0
     */
    public static Estimate ofPairs(long lost, long gained, long pairs) {
        double n = pairs + 2.0;
        double difference = gained - (double) lost;
        double error = Math.sqrt(lost + gained + 1 - difference * difference / n) / n;
        double low = difference / n - Z * error;
        double high = difference / n + Z * error;
        double value = difference / pairs;
        return new Estimate(value, Math.max(-1, low), Math.min(1, high), pairs);
    }
}
