package fastv.analysis.chart.draw;

import java.awt.Color;

/**
 * The colour map of heat maps: viridis by Smith and van der Walt (CC0), which rises evenly in
 * lightness, also for readers who see fewer colours and on grey paper. Nine of its colours,
 * straight lines between them.
 */
final class Viridis {
    private static final int[] COLORS = {
        0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725
    };
    private static final double BRIGHT = 0.55;

    private Viridis() {}

    /**
     * The colour of a place.
     *
     * @param place from 0 to 1
     */
    static Color at(double place) {
        double step = Math.min(1, Math.max(0, place)) * (COLORS.length - 1);
        int from = Math.min((int) step, COLORS.length - 2);
        Color low = new Color(COLORS[from]);
        Color high = new Color(COLORS[from + 1]);
        double share = step - from;
        return new Color(
                between(low.getRed(), high.getRed(), share),
                between(low.getGreen(), high.getGreen(), share),
                between(low.getBlue(), high.getBlue(), share));
    }

    /** Black or white, whichever can be read on the colour of a place. */
    static Color textOn(double place) {
        return place > BRIGHT ? Color.BLACK : Color.WHITE;
    }

    private static int between(int low, int high, double share) {
        return (int) Math.round(low + share * (high - low));
    }
}
