package fastv.models.image;

import fastv.core.token.PatchGrid;

/**
 * Where the pixels of a processed picture come from: each axis was cropped, resized and padded
 * apart from the other.
 *
 * @param x the columns
 * @param y the rows
 */
public record PixelMapping(Axis x, Axis y) {

    /**
     * One axis: {@code original = scale * processed + offset}.
     *
     * @param scale original pixels per processed pixel
     * @param offset the original place of the processed edge 0; negative in padding
     * @param length original pixels there are
     */
    public record Axis(double scale, double offset, int length) {

        /** The original place of a processed one, moved into the picture if it lies in padding. */
        public double original(double processed) {
            return Math.max(0, Math.min(length, scale * processed + offset));
        }
    }

    /** The part of the original picture that a region of the processed one shows. */
    public PixelRegion original(PixelRegion processed) {
        return new PixelRegion(
                x.original(processed.left()),
                y.original(processed.top()),
                x.original(processed.right()),
                y.original(processed.bottom()));
    }

    /**
     * The part of the original picture that a square patch shows.
     *
     * @param row which row of patches
     * @param column which column of patches
     * @param side side of a patch in processed pixels
     */
    public PixelRegion patch(int row, int column, int side) {
        return original(
                new PixelRegion(
                        (double) column * side,
                        (double) row * side,
                        (column + 1.0) * side,
                        (row + 1.0) * side));
    }

    /**
     * Where square patches of the processed picture lie in the original one.
     *
     * @param side side of a patch in processed pixels
     * @param width of the processed picture
     * @param height of the processed picture
     */
    public PatchGrid grid(int side, int width, int height) {
        return new PatchGrid(
                height / side,
                width / side,
                x.offset(),
                y.offset(),
                x.scale() * side,
                y.scale() * side,
                x.length(),
                y.length());
    }
}
