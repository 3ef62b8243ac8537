package fastv.models.image;

/**
 * A rectangle of a picture in pixels, from the upper left corner; sides may lie within pixels.
 *
 * @param left first column
 * @param top first row
 * @param right where the columns end
 * @param bottom where the rows end
 */
public record PixelRegion(double left, double top, double right, double bottom) {
    public PixelRegion {
        if (!(left <= right && top <= bottom)) {
            throw new IllegalArgumentException(
                    "region: expected left <= right and top <= bottom, got %s to %s, %s to %s"
                            .formatted(left, right, top, bottom));
        }
    }

    /** Whether it covers nothing, as the origin of padding does. */
    public boolean isEmpty() {
        return left == right || top == bottom;
    }
}
