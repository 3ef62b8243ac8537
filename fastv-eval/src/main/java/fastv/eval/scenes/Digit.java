package fastv.eval.scenes;

/**
 * One digit drawn into a scene, nearly white.
 *
 * @param value 0 to 9
 * @param left its leftmost pixel
 * @param top its topmost pixel
 */
public record Digit(int value, int left, int top) {
    /** Pixels from left to right. */
    public static final int WIDTH = 8;

    /** Pixels from top to bottom. */
    public static final int HEIGHT = 14;

    /**
     * @throws IllegalArgumentException if it is no digit or leaves the picture
     */
    public Digit {
        if (value < 0 || value > 9) {
            throw new IllegalArgumentException("digit: expected 0 to 9, got " + value);
        }
        if (left < 0 || top < 0 || left + WIDTH > Scene.SIDE || top + HEIGHT > Scene.SIDE) {
            throw new IllegalArgumentException(
                    "digit: expected to lie inside the picture, got " + left + ", " + top);
        }
    }

    /** The pixels it may cover. */
    public Box box() {
        return new Box(left, top, left + WIDTH, top + HEIGHT);
    }

    /** Whether it covers a pixel of the picture. */
    boolean covers(int x, int y) {
        int column = x - left;
        int row = y - top;
        return column >= 0
                && row >= 0
                && column < WIDTH
                && row < HEIGHT
                && DigitFont.dot(value, column / 2, row / 2);
    }
}
