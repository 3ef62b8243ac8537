package fastv.strategies.visual;

/** The square of patches that a picture is cut into. */
final class PatchSquare {
    private PatchSquare() {}

    /**
     * Patches per row.
     *
     * @throws IllegalArgumentException if the patches form no square
     */
    static int side(int patches) {
        int side = (int) Math.round(Math.sqrt(patches));
        if (side * side != patches) {
            throw new IllegalArgumentException(
                    "patches: expected a square of them, got " + patches);
        }
        return side;
    }
}
