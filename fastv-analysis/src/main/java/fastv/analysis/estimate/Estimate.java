package fastv.analysis.estimate;

import fastv.core.statistics.Interval;
import fastv.core.statistics.Moments;
import fastv.core.statistics.Proportion;
import java.util.Optional;

/**
 * A mean over samples.
 *
 * @param mean over samples
 * @param samples how many
 * @param interval its 95 % interval; empty where samples are too few to have one
 */
public record Estimate(double mean, long samples, Optional<Interval> interval) {
    private static final double ALPHA = 0.05;

    /** What a stream of numbers says; t interval, empty of a single number. */
    public static Estimate of(Moments moments) {
        return new Estimate(moments.mean(), moments.count(), moments.interval(ALPHA));
    }

    /** A share with Wilson's interval; no interval of nothing. */
    public static Estimate share(long count, long of) {
        if (of == 0) {
            return new Estimate(0, 0, Optional.empty());
        }
        Proportion share = new Proportion(Math.toIntExact(count), Math.toIntExact(of));
        return new Estimate(share.value(), of, Optional.of(share.wilson(ALPHA)));
    }

    /** The lower end of the interval; the mean itself if there is none. */
    public double low() {
        return interval.map(Interval::low).orElse(mean);
    }

    /** The upper end of the interval; the mean itself if there is none. */
    public double high() {
        return interval.map(Interval::high).orElse(mean);
    }
}
