package fastv.core.score;

import fastv.core.statistics.Bootstrap;
import fastv.core.statistics.Discordance;
import fastv.core.statistics.Proportion;
import java.util.Arrays;

/**
 * A 95 % interval.
 *
 * @param low its lower end
 * @param high its upper end
 * @param method how it was made
 */
public record Interval(double low, double high, Method method) {
    private static final double ALPHA = 0.05;

    /** How an interval is made. */
    public enum Method {
        /** Wilson's score interval (1927) of a proportion of independent answers. */
        WILSON("Wilson"),
        /** Percentile bootstrap over pictures. */
        BOOTSTRAP("bootstrap"),
        /** Agresti and Min's interval (2005) of a difference between paired shares. */
        AGRESTI_MIN("Agresti-Min");

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
        Proportion share = new Proportion(Math.toIntExact(right), Math.toIntExact(of));
        fastv.core.statistics.Interval wilson = share.wilson(ALPHA);
        // rounding alone can miss the ends
        double low = right == 0 ? 0 : wilson.low();
        double high = right == of ? 1 : wilson.high();
        return new Interval(low, high, Method.WILSON);
    }

    /**
     * The interval of the difference between two shares.
     *
     * @param changed pairs that only one of the two got right
     * @param pairs all of them
     */
    static Interval agrestiMin(Discordance changed, int pairs) {
        fastv.core.statistics.Interval interval = changed.agrestiMin(pairs, ALPHA);
        return new Interval(interval.low(), interval.high(), Method.AGRESTI_MIN);
    }

    /**
     * The middle 95 % of replicates; quantiles interpolate linearly between order statistics.
     * Replicates in which nothing could be counted, being no number, are left out.
     */
    public static Interval percentile(double[] replicates) {
        double[] counted =
                Arrays.stream(replicates).filter(value -> !Double.isNaN(value)).toArray();
        if (counted.length == 0) {
            return new Interval(Double.NaN, Double.NaN, Method.BOOTSTRAP);
        }
        fastv.core.statistics.Interval interval = Bootstrap.percentileOf(counted, ALPHA);
        return new Interval(interval.low(), interval.high(), Method.BOOTSTRAP);
    }

    /** Whether a value lies inside. */
    public boolean holds(double value) {
        return value >= low && value <= high;
    }
}
