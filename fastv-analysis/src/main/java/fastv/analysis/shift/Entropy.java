package fastv.analysis.shift;

/** How evenly something is spread. */
final class Entropy {
    private Entropy() {}

    /**
     * The entropy of shares that need not add up to 1, over the largest possible.
     *
     * @return 1 for an even spread, 0 for all on one, for nothing, and for a single share
     */
    static float ofShares(float[] shares) {
        double sum = 0;
        for (float share : shares) {
            sum += share;
        }
        if (shares.length < 2 || sum == 0) {
            return 0;
        }
        double entropy = 0;
        for (float share : shares) {
            double p = share / sum;
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return (float) (entropy / Math.log(shares.length));
    }
}
