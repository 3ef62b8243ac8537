package fastv.core.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.TTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/** Differences of two settings on the same items, and what can be said of them. */
public final class PairedDifferences {
    private static final double EQUAL = 1e-9;
    private static final int MOST_FLIPPED = 14;

    private final double[] differences;

    private PairedDifferences(double[] differences) {
        this.differences = differences.clone();
        if (differences.length == 0) {
            throw new IllegalArgumentException("differences: expected at least one");
        }
    }

    /** The differences themselves. */
    public static PairedDifferences of(double... differences) {
        return new PairedDifferences(differences);
    }

    /** Differences {@code x - y}. */
    public static PairedDifferences between(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "pairs: expected as many x as y, got " + x.length + " and " + y.length);
        }
        double[] differences = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            differences[i] = x[i] - y[i];
        }
        return new PairedDifferences(differences);
    }

    /** Their mean. */
    public double mean() {
        return Mean.of(differences).getAsDouble();
    }

    /** The effect size: mean over standard deviation. */
    public double cohenDz() {
        return mean() / deviation();
    }

    private double deviation() {
        return StandardDeviation.of(differences).getAsDouble();
    }

    /** Degrees of freedom of the t tests. */
    public int degrees() {
        return differences.length - 1;
    }

    /** The t statistic of the mean against another. */
    public double t(double mu) {
        return TTest.withDefaults().withMu(mu).statistic(differences);
    }

    /** Two-sided p-value of the paired t test. */
    public double tTestP() {
        return TTest.withDefaults().test(differences).getPValue();
    }

    /** One-sided p-value that the mean lies above a bound. */
    public double aboveP(double bound) {
        return oneSided(bound, AlternativeHypothesis.GREATER_THAN);
    }

    /** One-sided p-value that the mean lies below a bound. */
    public double belowP(double bound) {
        return oneSided(bound, AlternativeHypothesis.LESS_THAN);
    }

    private double oneSided(double bound, AlternativeHypothesis side) {
        return TTest.withDefaults().withMu(bound).with(side).test(differences).getPValue();
    }

    /** Two one-sided t tests: the p-value that the mean lies within the bounds. */
    public double equivalenceP(double low, double high) {
        return Math.max(aboveP(low), belowP(high));
    }

    /** The t interval of the mean. */
    public Interval interval(double alpha) {
        double error = deviation() / Math.sqrt(differences.length);
        double reach = TDistribution.of(degrees()).inverseSurvivalProbability(alpha / 2) * error;
        return new Interval(mean() - reach, mean() + reach);
    }

    /** Differences that are not 0. */
    private double[] changed() {
        return Arrays.stream(differences).filter(d -> d != 0).toArray();
    }

    /** Wilcoxon's statistic without zeros: the smaller sum of ranks. */
    public double wilcoxon() {
        double[] changed = changed();
        double plus = wilcoxonTest(PValueMethod.ASYMPTOTIC).statistic(changed);
        return Math.min(plus, changed.length * (changed.length + 1.0) / 2 - plus);
    }

    /** Exact two-sided p-value of Wilcoxon's test; empty with ties. */
    public OptionalDouble wilcoxonExactP() {
        double[] changed = changed();
        long different = Arrays.stream(changed).map(Math::abs).distinct().count();
        return different < changed.length
                ? OptionalDouble.empty()
                : OptionalDouble.of(wilcoxonTest(PValueMethod.EXACT).test(changed).getPValue());
    }

    /** The normal approximation with correction for ties and none for continuity. */
    public double wilcoxonAsymptoticP() {
        return wilcoxonTest(PValueMethod.ASYMPTOTIC).test(changed()).getPValue();
    }

    private static WilcoxonSignedRankTest wilcoxonTest(PValueMethod method) {
        return WilcoxonSignedRankTest.withDefaults()
                .with(method)
                .with(ContinuityCorrection.DISABLED);
    }

    /** Exact sign test without zeros. */
    public double signTestP() {
        double[] changed = changed();
        int positive = (int) Arrays.stream(changed).filter(d -> d > 0).count();
        return new Discordance(positive, changed.length - positive).exactP();
    }

    /**
     * Share of all sign patterns whose sum is at least as far from 0; empty for more than 14
     * differences. Zeros flip too.
     */
    public OptionalDouble signFlipP() {
        int n = differences.length;
        if (n > MOST_FLIPPED) {
            return OptionalDouble.empty();
        }
        double observed = Math.abs(Arrays.stream(differences).sum());
        int reached = 0;
        for (int pattern = 0; pattern < 1 << n; pattern++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (pattern >> i & 1) == 0 ? differences[i] : -differences[i];
            }
            reached += Math.abs(sum) >= observed - EQUAL ? 1 : 0;
        }
        return OptionalDouble.of((double) reached / (1 << n));
    }
}
