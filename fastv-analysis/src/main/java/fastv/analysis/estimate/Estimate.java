package fastv.analysis.estimate;

import fastv.core.statistics.Interval;
import fastv.core.statistics.Moments;
import java.util.Optional;

/**
 * A mean over samples.
 *
 * @param mean over samples
 * @param samples how many
 * @param interval its 95 % t interval; empty of a single sample
 */
public record Estimate(double mean, long samples, Optional<Interval> interval) {
    private static final double ALPHA = 0.05;

    /** What a stream of numbers says. */
    public static Estimate of(Moments moments) {
        return new Estimate(moments.mean(), moments.count(), moments.interval(ALPHA));
    }
}
