package fastv.models.image;

import java.util.Arrays;

/** A picture in memory: 8-bit RGB, rows from top to bottom. Immutable. */
public final class PixelImage {
    /** Red, green, blue. */
    static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final byte[] rgb;

    private PixelImage(int width, int height, byte[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /**
     * A picture of the given levels, which are copied.
     *
     * @param rgb {@code [height, width, 3]}, row-major, unsigned
     * @throws IllegalArgumentException if a side is below 1 or the array has another length
     */
    public static PixelImage of(int width, int height, byte[] rgb) {
        return owning(width, height, rgb.clone());
    }

    /** The same without the copy, for arrays that nobody else holds. */
    static PixelImage owning(int width, int height, byte[] rgb) {
        if (width < 1 || height < 1 || (long) width * height * CHANNELS != rgb.length) {
            throw new IllegalArgumentException(
                    "rgb: expected 3 bytes for each of %d x %d pixels, at least one, got %d bytes"
                            .formatted(width, height, rgb.length));
        }
        return new PixelImage(width, height, rgb);
    }

    /** Number of columns. */
    public int width() {
        return width;
    }

    /** Number of rows. */
    public int height() {
        return height;
    }

    /** The level, 0 to 255, of one channel (0 red, 1 green, 2 blue) of one pixel. */
    public int level(int x, int y, int channel) {
        return rgb[(y * width + x) * CHANNELS + channel] & 0xff;
    }

    /** A copy of all levels, {@code [height, width, 3]}, row-major, unsigned. */
    public byte[] rgb() {
        return rgb.clone();
    }

    /** Copies pixels of one row. */
    void copyRow(int y, byte[] to, int offset) {
        System.arraycopy(rgb, y * width * CHANNELS, to, offset, width * CHANNELS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PixelImage image
                && image.width == width
                && image.height == height
                && Arrays.equals(image.rgb, rgb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rgb) * 31 + width;
    }

    @Override
    public String toString() {
        return "PixelImage[" + width + " x " + height + "]";
    }
}
