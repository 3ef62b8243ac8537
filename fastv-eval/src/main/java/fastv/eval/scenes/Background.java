package fastv.eval.scenes;

import java.util.List;

/**
 * What lies behind the objects, and the noise over everything.
 *
 * @param red level of the ground at the centre
 * @param green the same
 * @param blue the same
 * @param slopeX levels by which the ground rises from the left edge to the right one
 * @param slopeY the same from top to bottom
 * @param noise largest level that noise adds to or takes from a pixel
 * @param noiseSeed chooses the noise
 * @param lines faint lines across the picture
 */
public record Background(
        int red,
        int green,
        int blue,
        int slopeX,
        int slopeY,
        int noise,
        long noiseSeed,
        List<FaintLine> lines) {

    /** Copies the lines. */
    public Background {
        lines = List.copyOf(lines);
    }

    /** The same ground under other noise. */
    Background withNoise(long seed) {
        return new Background(red, green, blue, slopeX, slopeY, noise, seed, lines);
    }

    /** The level of a channel at a pixel, before lines and noise. */
    int level(int channel, int x, int y) {
        int base = channel == 0 ? red : channel == 1 ? green : blue;
        int half = Scene.SIDE / 2;
        return base + ((x - half) * slopeX + (y - half) * slopeY) / Scene.SIDE;
    }
}
