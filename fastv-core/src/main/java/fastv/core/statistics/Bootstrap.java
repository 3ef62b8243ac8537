package fastv.core.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Intervals from replicates of a statistic, each computed on items drawn with replacement. */
public final class Bootstrap {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final Quantile LINEAR =
            Quantile.withDefaults().with(Quantile.EstimationMethod.HF7);

    private final double estimate;
    private final double[] replicates;

    /**
     * @param estimate the statistic of all items
     * @param replicates the statistic of each draw
     */
    public Bootstrap(double estimate, double[] replicates) {
        this.estimate = estimate;
        this.replicates = replicates.clone();
    }

    /** The standard deviation of the replicates. */
    public double error() {
        return StandardDeviation.of(replicates).getAsDouble();
    }

    /** Quantiles by linear interpolation between order statistics. */
    static double[] quantiles(double[] values, double... levels) {
        return LINEAR.evaluate(values.clone(), levels);
    }

    /** The middle part of replicates, which leaves out {@code alpha / 2} of them at either end. */
    public static Interval percentileOf(double[] replicates, double alpha) {
        double[] ends = quantiles(replicates, alpha / 2, 1 - alpha / 2);
        return new Interval(ends[0], ends[1]);
    }

    private Interval between(double low, double high) {
        double[] ends = quantiles(replicates, low, high);
        return new Interval(ends[0], ends[1]);
    }

    /** Quantiles of the replicates. */
    public Interval percentile(double alpha) {
        return percentileOf(replicates, alpha);
    }

    /** The percentile interval mirrored at the estimate. */
    public Interval basic(double alpha) {
        Interval percentile = percentile(alpha);
        return new Interval(2 * estimate - percentile.high(), 2 * estimate - percentile.low());
    }

    /** How far the replicates' median lies from the estimate, in standard deviations. */
    public double bias() {
        double below = Arrays.stream(replicates).filter(r -> r < estimate).count();
        return NORMAL.inverseCumulativeProbability(below / replicates.length);
    }

    /**
     * The acceleration of a BCa interval.
     *
     * @param jackknife the statistic without each of the items
     */
    public static double acceleration(double[] jackknife) {
        double mean = Arrays.stream(jackknife).average().orElseThrow();
        double cubes = 0;
        double squares = 0;
        for (double value : jackknife) {
            double d = mean - value;
            cubes += d * d * d;
            squares += d * d;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    /** The levels of the replicates at which a BCa interval ends. */
    public Interval bcaLevels(double acceleration, double alpha) {
        return new Interval(
                bcaLevel(acceleration, alpha / 2), bcaLevel(acceleration, 1 - alpha / 2));
    }

    private double bcaLevel(double acceleration, double level) {
        double shifted = bias() + NORMAL.inverseCumulativeProbability(level);
        return NORMAL.cumulativeProbability(bias() + shifted / (1 - acceleration * shifted));
    }

    /** Bias-corrected and accelerated: Efron, 1987. */
    public Interval bca(double acceleration, double alpha) {
        Interval levels = bcaLevels(acceleration, alpha);
        return between(levels.low(), levels.high());
    }

    /** Two-sided p-value that the statistic is 0: how rarely replicates cross it. */
    public double p() {
        double below = 1 + Arrays.stream(replicates).filter(d -> d <= 0).count();
        double above = 1 + Arrays.stream(replicates).filter(d -> d >= 0).count();
        return Math.min(1, 2 * Math.min(below, above) / (replicates.length + 1));
    }
}
