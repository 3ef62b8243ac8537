package fastv.eval.scenes;

/**
 * A line from one edge to the opposite one.
 *
 * @param steep whether it runs from top to bottom instead of from left to right
 * @param start where it begins along the edge, in 1/256 pixel
 * @param slope how far it goes sideways per pixel, in 1/256 pixel
 * @param level by how much it is lighter (or, negative, darker) than the ground
 */
public record FaintLine(boolean steep, int start, int slope, int level) {

    /** Where it lies sideways after so many pixels; may be outside the picture. */
    int sideways(int pixels) {
        return (start + slope * pixels) >> 8;
    }
}
