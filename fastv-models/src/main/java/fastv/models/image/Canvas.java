package fastv.models.image;

/**
 * A picture laid on a plain ground. Only the picture is held: a panorama on the square of its
 * longer side takes no more memory than the panorama.
 */
final class Canvas {
    private final PixelImage image;
    private final Extent extent;
    private final int top;
    private final int left;
    private final byte[] ground;

    private Canvas(PixelImage image, Extent extent, int top, int left, byte[] ground) {
        this.image = image;
        this.extent = extent;
        this.top = top;
        this.left = left;
        this.ground = ground;
    }

    /** The bare picture. */
    static Canvas of(PixelImage image) {
        return new Canvas(
                image,
                new Extent(image.height(), image.width()),
                0,
                0,
                new byte[PixelImage.CHANNELS]);
    }

    /** The picture in the middle of the square of its longer side, half a pixel up or left. */
    static Canvas square(PixelImage image, byte[] ground) {
        int side = Math.max(image.width(), image.height());
        return new Canvas(
                image,
                Extent.square(side),
                (side - image.height()) / 2,
                (side - image.width()) / 2,
                ground.clone());
    }

    int width() {
        return extent.width();
    }

    int height() {
        return extent.height();
    }

    PixelImage image() {
        return image;
    }

    /** First row of the picture. */
    int top() {
        return top;
    }

    /** First column of the picture. */
    int left() {
        return left;
    }

    /** Copies a row without picture. */
    void copyBareRow(byte[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = ground[i % PixelImage.CHANNELS];
        }
    }

    /**
     * Copies the picture's part of a row.
     *
     * @param row holds a bare row or another row of this canvas
     * @return whether there is such a part
     */
    boolean copyRow(int y, byte[] row) {
        boolean shows = y >= top && y < top + image.height();
        if (shows) {
            image.copyRow(y - top, row, left * PixelImage.CHANNELS);
        }
        return shows;
    }
}
