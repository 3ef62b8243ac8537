package fastv.eval.scenes;

/**
 * One object of a scene.
 *
 * @param shape its shape
 * @param colour its colour
 * @param size its size
 * @param x where its centre lies, pixels from the left edge (a line between two pixels)
 * @param y the same from the top edge
 * @param shade levels by which it is lighter or darker than its colour
 */
public record SceneObject(Shape shape, Colour colour, Size size, int x, int y, int shade) {

    /**
     * @throws IllegalArgumentException if the centre lies outside the picture
     */
    public SceneObject {
        if (x < 0 || y < 0 || x > Scene.SIDE || y > Scene.SIDE) {
            throw new IllegalArgumentException(
                    "centre: expected a point of the picture, got " + x + ", " + y);
        }
    }

    /** The pixels it may cover, which may reach beyond the picture while it moves in or out. */
    public Box box() {
        int r = size.radius();
        return new Box(x - r, y - r, x + r, y + r);
    }

    /** Which of the nine cells its centre lies in, in reading order. */
    public int cell() {
        return Scene.cell(x, y);
    }

    /** The number of its (colour, shape) pair, 0 to {@link Scene#PAIRS} - 1. */
    public int pair() {
        return colour.number() * Shape.values().length + shape.number();
    }

    /** How answers call it, as {@code red circle}. */
    public String words() {
        return colour.word() + " " + shape.word();
    }

    /** The same object elsewhere. */
    SceneObject at(int newX, int newY) {
        return new SceneObject(shape, colour, size, newX, newY, shade);
    }
}
