package fastv.eval.metric;

/**
 * How many of some questions were answered rightly.
 *
 * @param right how many
 * @param total of how many, at least one
 */
public record Share(long right, long total) {
    /** The 0.975 quantile of the normal distribution: two-sided 95 %. */
    private static final double Z = 1.959963984540054;

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
        return centre() - halfWidth();
    }

    /** The upper end of the 95 % interval. */
    public double upper() {
        return centre() + halfWidth();
    }

    private double centre() {
        return (rate() + Z * Z / (2 * total)) / (1 + Z * Z / total);
    }

    private double halfWidth() {
        double variance = rate() * (1 - rate()) / total + Z * Z / (4.0 * total * total);
        return Z * Math.sqrt(variance) / (1 + Z * Z / total);
    }
}
