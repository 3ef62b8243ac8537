package fastv.core.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.commons.statistics.interval.NormalConfidenceInterval;

/**
 * Mean and spread of a stream of numbers, in constant memory and independent of their order: each
 * number is rounded to 40 decimals, and sums of such numbers are exact.
 */
public final class Moments {
    private static final int DECIMALS = 40;

    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal squares = BigDecimal.ZERO;
    private long count;

    /**
     * Takes one number.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public void add(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("moments: expected a finite number, got " + value);
        }
        BigDecimal exact = rounded(new BigDecimal(value));
        sum = sum.add(exact);
        squares = squares.add(rounded(exact.multiply(exact)));
        count++;
    }

    /** Takes one number unless it is none (NaN), as where there was nothing to measure. */
    public void addKnown(double value) {
        if (!Double.isNaN(value)) {
            add(value);
        }
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** How many numbers there were. */
    public long count() {
        return count;
    }

    /** Their sum. */
    public double sum() {
        return sum.doubleValue();
    }

    /** Their mean; 0 of none. */
    public double mean() {
        return count == 0
                ? 0
                : sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).doubleValue();
    }

    /** Their standard deviation with the divisor n - 1; 0 of fewer than two. */
    public double standardDeviation() {
        if (count < 2) {
            return 0;
        }
        BigDecimal n = BigDecimal.valueOf(count);
        BigDecimal ofMean = sum.multiply(sum).divide(n, MathContext.DECIMAL128);
        BigDecimal left = squares.subtract(ofMean).max(BigDecimal.ZERO);
        return Math.sqrt(
                left.divide(n.subtract(BigDecimal.ONE), MathContext.DECIMAL128).doubleValue());
    }

    /** The t interval of the mean; empty for fewer than two numbers. */
    public Optional<Interval> interval(double alpha) {
        if (count < 2) {
            return Optional.empty();
        }
        double deviation = standardDeviation();
        return Optional.of(
                deviation == 0
                        ? new Interval(mean(), mean())
                        : Interval.of(
                                NormalConfidenceInterval.MEAN.fromErrorRate(
                                        mean(), deviation * deviation, count, alpha)));
    }
}
