package fastv.models.image;

import java.util.Arrays;

/** Every output sample is one of the input samples, in ascending order. */
final class Picked implements AxisSampling {
    private final int[] picks;

    private Picked(int[] picks) {
        this.picks = picks;
    }

    /** An axis that keeps its length. */
    static Picked same(Span wanted) {
        int[] picks = new int[wanted.length()];
        Arrays.setAll(picks, i -> wanted.from() + i);
        return new Picked(picks);
    }

    /**
     * The input sample nearest to each output's centre. The centre is found by repeated addition:
     * its rounding errors are part of Pillow's result.
     */
    static Picked nearest(int inputs, int outputs, Span wanted) {
        double step = (double) inputs / outputs;
        double centre = step / 2;
        int[] picks = new int[wanted.length()];
        for (int i = 0; i < wanted.to(); i++) {
            if (i >= wanted.from()) {
                picks[i - wanted.from()] = Math.min((int) centre, inputs - 1);
            }
            centre += step;
        }
        return new Picked(picks);
    }

    @Override
    public Span inputs() {
        return new Span(picks[0], picks[picks.length - 1] + 1);
    }

    @Override
    public void row(byte[] in, byte[] out, int offset) {
        int at = offset;
        for (int pick : picks) {
            int from = pick * PixelImage.CHANNELS;
            out[at++] = in[from];
            out[at++] = in[from + 1];
            out[at++] = in[from + 2];
        }
    }

    @Override
    public void column(byte[] in, int rowBytes, int output, byte[] out, int offset) {
        System.arraycopy(in, (picks[output] - picks[0]) * rowBytes, out, offset, rowBytes);
    }
}
