package fastv.eval.metric;

import fastv.core.statistics.Interval;
import fastv.core.statistics.Proportion;

/**
 * How many of some questions were answered rightly.
 *
 * @param right how many
 * @param total of how many, at least one
 */
public record Share(long right, long total) {
    private static final double ALPHA = 0.05;

    /**
     * @throws IllegalArgumentException unless 0 &lt;= right &lt;= total and total &gt; 0
     */
    public Share {
        if (total < 1 || right < 0 || right > total) {
            throw new IllegalArgumentException(
                    "share: expected 0 <= right <= total, total > 0, got " + right + "/" + total);
        }
    }

    /** The rate, 0 to 1. */
    public double rate() {
        return right / (double) total;
    }

    /**
     * The lower end of the 95 % interval of Wilson (1927), which stays inside 0 to 1 and holds for
     * few questions. It takes the questions as independent: several about one picture are not
     * quite.
     */
    public double lower() {
        return wilson().low();
    }

    /** The upper end of the 95 % interval. */
    public double upper() {
        return wilson().high();
    }

    private Interval wilson() {
        return new Proportion(Math.toIntExact(right), Math.toIntExact(total)).wilson(ALPHA);
    }
}
