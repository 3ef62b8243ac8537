package fastv.core.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Two settings on the same questions: where one of them alone was right. McNemar's test and its
 * relatives.
 *
 * @param b questions that only the first got right
 * @param c questions that only the second got right
 */
public record Discordance(int b, int c) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public Discordance {
        if (b < 0 || c < 0) {
            throw new IllegalArgumentException(
                    "discordance: expected 0 or more, got " + b + " and " + c);
        }
    }

    /** Both together. */
    public int total() {
        return b + c;
    }

    /**
     * The exact two-sided p-value; 1 without discordant questions. Twice one tail: a sum over all
     * outcomes that are no likelier can miss the mirrored one by rounding.
     */
    public double exactP() {
        return total() == 0
                ? 1
                : Math.min(
                        1,
                        2
                                * BinomialDistribution.of(total(), 0.5)
                                        .cumulativeProbability(Math.min(b, c)));
    }

    /** The exact test's mid-p: half of the observed outcome's probability left out. */
    public double midP() {
        if (total() == 0) {
            return 1;
        }
        BinomialDistribution fair = BinomialDistribution.of(total(), 0.5);
        int fewer = Math.min(b, c);
        return Math.min(1, 2 * fair.cumulativeProbability(fewer) - fair.probability(fewer));
    }

    /** McNemar's statistic with continuity correction; 1 / (b + c) where both are equal. */
    public double chiSquared() {
        double apart = Math.abs(b - c) - 1.0;
        return apart * apart / total();
    }

    /** The upper tail of {@link #chiSquared()} with one degree of freedom. */
    public double chiSquaredP() {
        return ChiSquaredDistribution.of(1).survivalProbability(chiSquared());
    }

    /**
     * The interval of the difference {@code (c - b) / n} after Agresti and Min (2005): half a
     * question is added to each of the four cells, so that it does not shrink to a point where no
     * pair differs.
     *
     * @param n all questions, 1 or more
     */
    public Interval agrestiMin(int n, double alpha) {
        double more = n + 2.0;
        double difference = c - (double) b;
        double error = Math.sqrt(total() + 1 - difference * difference / more) / more;
        double reach = NORMAL.inverseCumulativeProbability(1 - alpha / 2) * error;
        return new Interval(
                Math.max(-1, difference / more - reach), Math.min(1, difference / more + reach));
    }

    /**
     * Whether the two rates differ by less than a margin: two one-sided z tests on (b - c) / n.
     *
     * @param n all questions
     * @param margin the difference that would matter, above 0
     */
    public Equivalence equivalence(int n, double margin) {
        double difference = (double) (b - c) / n;
        double apart = b - c;
        double error = Math.sqrt(total() - apart * apart / n) / n;
        double lower = (difference + margin) / error;
        double upper = (difference - margin) / error;
        double reach = NORMAL.inverseCumulativeProbability(0.975) * error;
        return new Equivalence(
                difference,
                error,
                lower,
                upper,
                Math.max(NORMAL.survivalProbability(lower), NORMAL.cumulativeProbability(upper)),
                new Interval(difference - reach, difference + reach));
    }

    /**
     * The outcome of two one-sided tests.
     *
     * @param difference of the rates
     * @param error its standard error
     * @param zLower against the lower margin
     * @param zUpper against the upper margin
     * @param p the larger of the two p-values
     * @param ci95 95 % interval of the difference
     */
    public record Equivalence(
            double difference,
            double error,
            double zLower,
            double zUpper,
            double p,
            Interval ci95) {}
}
