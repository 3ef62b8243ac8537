package fastv.core.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/** How two lists of numbers go together. */
public final class Correlation {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double[] x;
    private final double[] y;

    /** Two lists of one length, 2 or more. */
    public Correlation(double[] x, double[] y) {
        if (x.length != y.length || x.length < 2) {
            throw new IllegalArgumentException(
                    "correlation: expected two lists of one length, 2 or more, got "
                            + x.length
                            + " and "
                            + y.length);
        }
        this.x = x.clone();
        this.y = y.clone();
    }

    /** Pearson's r; NaN if one side does not vary. */
    public double pearson() {
        return pearson(x, y);
    }

    private static double pearson(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double product = 0;
        double squareX = 0;
        double squareY = 0;
        for (int i = 0; i < x.length; i++) {
            product += (x[i] - meanX) * (y[i] - meanY);
            squareX += (x[i] - meanX) * (x[i] - meanX);
            squareY += (y[i] - meanY) * (y[i] - meanY);
        }
        double r = product / Math.sqrt(squareX) / Math.sqrt(squareY);
        return Math.max(-1, Math.min(1, r));
    }

    /** Spearman's rho: Pearson's r of average ranks. */
    public double spearman() {
        NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
        return pearson(ranking.apply(x), ranking.apply(y));
    }

    /** Two-sided p-value of r or rho from the t distribution. */
    public double pOf(double r) {
        int degrees = x.length - 2;
        double t = Math.abs(r) * Math.sqrt(degrees / ((1 - r) * (1 + r)));
        return 2 * TDistribution.of(degrees).survivalProbability(t);
    }

    /** Kendall's tau-b, which corrects for ties; NaN if one side does not vary. */
    public double kendall() {
        double pairs = x.length * (x.length - 1.0) / 2;
        double free = Math.sqrt(pairs - tiedPairs(x)) * Math.sqrt(pairs - tiedPairs(y));
        return concordance() / free;
    }

    /** Concordant pairs less discordant ones. */
    private double concordance() {
        long sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += Double.compare(x[i], x[j]) * (long) Double.compare(y[i], y[j]);
            }
        }
        return sum;
    }

    private static double tiedPairs(double[] values) {
        return overTies(values, t -> t * (t - 1) / 2);
    }

    private static double overTies(
            double[] values, java.util.function.DoubleUnaryOperator ofGroup) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double sum = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                sum += ofGroup.applyAsDouble(i - start);
                start = i;
            }
        }
        return sum;
    }

    /** Two-sided normal p-value of tau-b, with the variance that ties leave. */
    public double kendallAsymptoticP() {
        double n = x.length;
        double m = n * (n - 1);
        double variance =
                (m * (2 * n + 5) - fives(x) - fives(y)) / 18
                        + 2 * tiedPairs(x) * tiedPairs(y) / m
                        + threes(x) * threes(y) / (9 * m * (n - 2));
        return 2 * NORMAL.survivalProbability(Math.abs(concordance()) / Math.sqrt(variance));
    }

    private static double fives(double[] values) {
        return overTies(values, t -> t * (t - 1) * (2 * t + 5));
    }

    private static double threes(double[] values) {
        return overTies(values, t -> t * (t - 1) * (t - 2));
    }

    /** Exact two-sided p-value of tau, from the number of inversions; empty with ties. */
    public OptionalDouble kendallExactP() {
        if (tiedPairs(x) > 0 || tiedPairs(y) > 0) {
            return OptionalDouble.empty();
        }
        int pairs = x.length * (x.length - 1) / 2;
        int discordant = (int) ((pairs - concordance()) / 2);
        int fewer = Math.min(discordant, pairs - discordant);
        if (2 * fewer == pairs) {
            return OptionalDouble.of(1);
        }
        double[] probability = {1}; // of each number of inversions among random orders of k items
        for (int k = 2; k <= x.length; k++) {
            double[] longer = new double[probability.length + k - 1];
            for (int i = 0; i < probability.length; i++) {
                for (int more = 0; more < k; more++) {
                    longer[i + more] += probability[i] / k;
                }
            }
            probability = longer;
        }
        double tail = Arrays.stream(probability, 0, fewer + 1).sum();
        return OptionalDouble.of(Math.min(1, 2 * tail));
    }
}
