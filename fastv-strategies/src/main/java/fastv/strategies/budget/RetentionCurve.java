package fastv.strategies.budget;

import java.util.stream.IntStream;

/**
 * AutoPrune's schedule: how large a share of the image tokens goes on after each decoder layer, on
 * a logistic curve that is scaled until the tokens of all layers together are as many as allowed
 * (arXiv:2509.23931).
 *
 * <pre>
 *   share(l) = min(1, s / (1 + exp(k (l - x0 - k))))      after layer l, from first on
 *   s        : sum over layers of image tokens = tokens * layers
 * </pre>
 *
 * <p>A slope k of 0 keeps one share everywhere; a steeper one keeps more in early layers and less
 * in late ones. s is found by bisection; where even nothing is too much the shares are 0, where
 * even everything is too little they are 1. A constant factor of the curve changes nothing, so
 * there is none.
 *
 * @param tokens allowed image tokens per layer, on average
 * @param layers of the decoder
 * @param first the layer after which the curve starts; at most the last but one
 * @param x0 the layer around which the curve falls, k later
 * @param counted which image tokens of a layer are counted
 */
public record RetentionCurve(int tokens, int layers, int first, double x0, Counted counted) {

    /** Which image tokens of a layer are counted. */
    public enum Counted {
        /** Those that enter it, which it computes. */
        ENTERING,
        /** Those that go on after it, as the released code prints. */
        LEAVING
    }

    private static final int HALVINGS = 200;

    public RetentionCurve {
        if (tokens < 0 || first < 0 || first > layers - 2 || !Double.isFinite(x0)) {
            throw new IllegalArgumentException(
                    "autoprune: expected tokens of 0 or more and a layer from 0 to "
                            + (layers - 2)
                            + ", the last but one of "
                            + layers
                            + ", got "
                            + tokens
                            + " and "
                            + first);
        }
    }

    /**
     * The shares.
     *
     * @param slope k, 0 or more
     * @param original image tokens that enter layer 0
     * @param entering image tokens that enter the following layers up to {@code first}
     * @return of {@code entering}, after layer {@code first}, {@code first + 1}, ... {@code layers
     *     - 1}; what goes on after the last layer is read by nobody
     */
    public double[] shares(double slope, int original, int entering) {
        double[] heights =
                IntStream.range(first, layers).mapToDouble(layer -> height(layer, slope)).toArray();
        int summed = counted == Counted.ENTERING ? heights.length - 1 : heights.length;
        double fixed = (double) first * entering + (counted == Counted.ENTERING ? original : 0);
        double wanted = entering == 0 ? 0 : ((double) tokens * layers - fixed) / entering;
        double low = -1000;
        double high = 1000;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            boolean fewer =
                    IntStream.range(0, summed).mapToDouble(at -> share(heights[at], middle)).sum()
                            < wanted;
            low = fewer ? middle : low;
            high = fewer ? high : middle;
        }
        double scale = high;
        return IntStream.range(0, heights.length)
                .mapToDouble(at -> wanted <= 0 ? 0 : share(heights[at], scale))
                .toArray();
    }

    /** The logarithm of the curve: far out its value would be 0, which no factor can lift. */
    private double height(int layer, double slope) {
        double at = slope * (layer - x0 - slope);
        return at > 30 ? -at : -Math.log1p(Math.exp(at));
    }

    private static double share(double height, double scale) {
        return Math.exp(Math.min(0, height + scale));
    }
}
