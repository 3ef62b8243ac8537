package fastv.eval.scenes;

/** A rectangle of pixels: from left and top to right and bottom, the latter two exclusive. */
public record Box(int left, int top, int right, int bottom) {
    /**
     * @throws IllegalArgumentException if it is empty
     */
    public Box {
        if (left >= right || top >= bottom) {
            throw new IllegalArgumentException(
                    "box: expected left < right and top < bottom, got %d %d %d %d"
                            .formatted(left, top, right, bottom));
        }
    }

    /** Whether both share a pixel. */
    public boolean meets(Box other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
}
