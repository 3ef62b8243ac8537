package fastv.core.token;

/**
 * Where a picture's patches lie in the original picture, in its pixels. Cropped margins lie outside
 * of the grid; padding makes patches reach beyond the picture.
 *
 * @param rows of patches
 * @param columns of patches
 * @param left where the grid's first column begins; negative in padding
 * @param top where its first row begins; negative in padding
 * @param patchWidth original pixels that a patch is wide
 * @param patchHeight original pixels that a patch is high
 * @param width of the original picture, upright
 * @param height of the original picture, upright
 */
public record PatchGrid(
        int rows,
        int columns,
        double left,
        double top,
        double patchWidth,
        double patchHeight,
        int width,
        int height) {

    public PatchGrid {
        if (rows < 1 || columns < 1 || width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "grid: expected 1 or more rows, columns, width and height, got %d, %d, %d, %d"
                            .formatted(rows, columns, width, height));
        }
    }

    /** Number of patches. */
    public int patches() {
        return rows * columns;
    }

    /**
     * The part of the original picture that a patch shows.
     *
     * @param patch in raster order
     */
    public Region region(int patch) {
        if (patch < 0 || patch >= patches()) {
            throw new IndexOutOfBoundsException(
                    "patch: expected 0 to " + (patches() - 1) + ", got " + patch);
        }
        int row = patch / columns;
        double x = left + patch % columns * patchWidth;
        double y = top + row * patchHeight;
        return new Region(
                within(x, width),
                within(y, height),
                within(x + patchWidth, width),
                within(y + patchHeight, height));
    }

    private static double within(double place, int length) {
        return Math.max(0, Math.min(length, place));
    }

    /**
     * A rectangle of the original picture, clipped to it; empty in padding.
     *
     * @param left first column
     * @param top first row
     * @param right where the columns end
     * @param bottom where the rows end
     */
    public record Region(double left, double top, double right, double bottom) {

        /** Whether it covers nothing. */
        public boolean isEmpty() {
            return left == right || top == bottom;
        }
    }
}
