package fastv.core.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * A proportion and its two-sided confidence intervals.
 *
 * @param count of those that hold
 * @param n of those looked at, 1 or more
 */
public record Proportion(int count, int n) {

    public Proportion {
        if (n < 1 || count < 0 || count > n) {
            throw new IllegalArgumentException(
                    "proportion: expected 0 to n of n = 1 or more, got " + count + " of " + n);
        }
    }

    /** The proportion itself. */
    public double value() {
        return (double) count / n;
    }

    /** Wilson's score interval: the one to use where none is asked for. */
    public Interval wilson(double alpha) {
        return of(BinomialConfidenceInterval.WILSON_SCORE, alpha);
    }

    /** Clopper and Pearson's exact interval. */
    public Interval clopperPearson(double alpha) {
        return of(BinomialConfidenceInterval.CLOPPER_PEARSON, alpha);
    }

    /** Agresti and Coull's interval, within 0 and 1. */
    public Interval agrestiCoull(double alpha) {
        return of(BinomialConfidenceInterval.AGRESTI_COULL, alpha).clipped();
    }

    /** The normal approximation, within 0 and 1; empty in width where all or none hold. */
    public Interval wald(double alpha) {
        return of(BinomialConfidenceInterval.NORMAL_APPROXIMATION, alpha).clipped();
    }

    private Interval of(BinomialConfidenceInterval method, double alpha) {
        return Interval.of(method.fromErrorRate(n, count, alpha));
    }
}
