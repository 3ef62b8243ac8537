package fastv.models.image;

/**
 * A size in pixels, in the order of the configuration files.
 *
 * @param height rows, 1 or more
 * @param width columns, 1 or more
 */
public record Extent(int height, int width) {
    public Extent {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "expected sides of 1 or more, got height " + height + ", width " + width);
        }
    }

    /** A square. */
    public static Extent square(int side) {
        return new Extent(side, side);
    }
}
