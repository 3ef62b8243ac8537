package fastv.models.image;

import java.util.Arrays;

/** Every output sample is a weighted sum of neighbouring input samples, in 22-bit fixed point. */
final class Weighted implements AxisSampling {
    private static final int PRECISION_BITS = 22;
    private static final int HALF = 1 << (PRECISION_BITS - 1);

    private final int[] first;
    private final int[][] weights;
    private final Span inputs;

    private Weighted(int[] first, int[][] weights, Span inputs) {
        this.first = first;
        this.weights = weights;
        this.inputs = inputs;
    }

    /** The weights of a filter for the wanted outputs. */
    static Weighted of(Resampling filter, int inputs, int outputs, Span wanted) {
        double scale = (double) inputs / outputs;
        double widening = Math.max(scale, 1.0);
        double support = filter.radius() * widening;
        int[] first = new int[wanted.length()];
        int[][] weights = new int[wanted.length()][];
        int from = inputs;
        int to = 0;
        for (int i = 0; i < wanted.length(); i++) {
            double centre = (wanted.from() + i + 0.5) * scale;
            int low = Math.max(0, (int) (centre - support + 0.5));
            int high = Math.min(inputs, (int) (centre + support + 0.5));
            first[i] = low;
            weights[i] = fixedPoint(filter, low, high, centre, 1.0 / widening);
            from = Math.min(from, low);
            to = Math.max(to, high);
        }
        return new Weighted(first, weights, new Span(from, to));
    }

    private static int[] fixedPoint(
            Resampling filter, int low, int high, double centre, double narrowing) {
        double[] exact = new double[high - low];
        double sum = 0;
        for (int j = 0; j < exact.length; j++) {
            exact[j] = filter.weight((low + j - centre + 0.5) * narrowing);
            sum += exact[j];
        }
        int[] fixed = new int[exact.length];
        for (int j = 0; j < fixed.length; j++) {
            double share = (sum == 0 ? exact[j] : exact[j] / sum) * (1 << PRECISION_BITS);
            fixed[j] = (int) (share < 0 ? share - 0.5 : share + 0.5);
        }
        return fixed;
    }

    @Override
    public Span inputs() {
        return inputs;
    }

    @Override
    public void row(byte[] in, byte[] out, int offset) {
        int at = offset;
        for (int i = 0; i < first.length; i++) {
            int red = HALF;
            int green = HALF;
            int blue = HALF;
            int from = first[i] * PixelImage.CHANNELS;
            for (int weight : weights[i]) {
                red += weight * (in[from] & 0xff);
                green += weight * (in[from + 1] & 0xff);
                blue += weight * (in[from + 2] & 0xff);
                from += PixelImage.CHANNELS;
            }
            out[at++] = level(red);
            out[at++] = level(green);
            out[at++] = level(blue);
        }
    }

    @Override
    public void column(byte[] in, int rowBytes, int output, byte[] out, int offset) {
        int[] sums = new int[rowBytes];
        Arrays.fill(sums, HALF);
        int from = (first[output] - inputs.from()) * rowBytes;
        for (int weight : weights[output]) {
            for (int i = 0; i < rowBytes; i++) {
                sums[i] += weight * (in[from + i] & 0xff);
            }
            from += rowBytes;
        }
        for (int i = 0; i < rowBytes; i++) {
            out[offset + i] = level(sums[i]);
        }
    }

    private static byte level(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION_BITS));
    }
}
