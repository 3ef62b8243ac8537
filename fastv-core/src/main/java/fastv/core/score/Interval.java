package fastv.core.score;

import java.util.Arrays;

/**
 * A 95 % interval.
 *
 * @param low its lower end
 * @param high its upper end
 * @param method how it was made
 */
public record Interval(double low, double high, Method method) {
    /** The 0.975 quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    private static final double TAIL = 0.025;

    /** How an interval is made. */
    public enum Method {
        /** Wilson's score interval (1927) of a proportion of independent answers. */
        WILSON("Wilson"),
        /** Percentile bootstrap over pictures. */
        BOOTSTRAP("bootstrap");

        private final String publicName;

        Method(String publicName) {
            this.publicName = publicName;
        }

        /** For tables. */
        public String publicName() {
            return publicName;
        }
    }

    /** Wilson's interval, which holds for few answers and stays inside 0 to 1. */
    public static Interval wilson(long right, long of) {
        double p = (double) right / of;
        double square = Z * Z / of;
        double centre = (p + square / 2) / (1 + square);
        double half = Z * Math.sqrt(p * (1 - p) / of + square / (4 * of)) / (1 + square);
        // rounding alone can miss the ends
        double low = right == 0 ? 0 : centre - half;
        double high = right == of ? 1 : centre + half;
        return new Interval(low, high, Method.WILSON);
    }

    /**
     * The middle 95 % of replicates; quantiles interpolate linearly between order statistics.
     * Replicates in which nothing could be counted, being no number, are left out.
     */
    public static Interval percentile(double[] replicates) {
        double[] sorted =
                Arrays.stream(replicates).filter(value -> !Double.isNaN(value)).sorted().toArray();
        if (sorted.length == 0) {
            return new Interval(Double.NaN, Double.NaN, Method.BOOTSTRAP);
        }
        return new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL), Method.BOOTSTRAP);
    }

    private static double quantile(double[] sorted, double q) {
        double place = q * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Whether a value lies inside. */
    public boolean holds(double value) {
        return value >= low && value <= high;
    }
}
