package fastv.eval.scenes;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One picture of {@value #SIDE} x {@value #SIDE} pixels, as a value: everything that decides its
 * pixels and its answers.
 *
 * @param objects one to four, each (colour, shape) pair at most once, in reading order of their
 *     cells
 * @param digits of the number drawn in, from left to right; none or two
 * @param background what lies behind them
 */
public record Scene(List<SceneObject> objects, List<Digit> digits, Background background) {
    /** Width and height in pixels. */
    public static final int SIDE = 64;

    /** Cells per row and per column. */
    public static final int CELLS = 3;

    /** Width and height of a cell in pixels; one pixel is left over. */
    static final int CELL_SIDE = SIDE / CELLS;

    /** How many (colour, shape) pairs there are. */
    public static final int PAIRS = Colour.values().length * Shape.values().length;

    /**
     * @throws IllegalArgumentException if a pair occurs twice or there are neither no nor two
     *     digits
     */
    public Scene {
        objects = List.copyOf(objects);
        digits = List.copyOf(digits);
        Set<Integer> pairs = new HashSet<>();
        for (SceneObject object : objects) {
            if (!pairs.add(object.pair())) {
                throw new IllegalArgumentException(
                        "scene: expected each pair at most once, got two of " + object.words());
            }
        }
        if (!digits.isEmpty() && digits.size() != 2) {
            throw new IllegalArgumentException(
                    "scene: expected no digits or two, got " + digits.size());
        }
    }

    /** The cell of a point, in reading order. */
    static int cell(int x, int y) {
        return lane(y) * CELLS + lane(x);
    }

    private static int lane(int pixel) {
        return Math.min(pixel / CELL_SIDE, CELLS - 1);
    }

    /** The number drawn in. */
    public OptionalInt number() {
        return digits.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(digits.get(0).value() * 10 + digits.get(1).value());
    }

    /** The objects of one shape. */
    public List<SceneObject> of(Shape shape) {
        return objects.stream().filter(object -> object.shape() == shape).toList();
    }

    /** The objects of one colour. */
    public List<SceneObject> of(Colour colour) {
        return objects.stream().filter(object -> object.colour() == colour).toList();
    }

    /** The object of this colour and shape. */
    public Optional<SceneObject> find(Colour colour, Shape shape) {
        return of(shape).stream().filter(object -> object.colour() == colour).findFirst();
    }

    /** The objects that no other one of this scene shares its shape with. */
    public List<SceneObject> aloneOfTheirShape() {
        return objects.stream().filter(object -> of(object.shape()).size() == 1).toList();
    }

    /** The objects that no other one of this scene shares its colour with. */
    public List<SceneObject> aloneOfTheirColour() {
        return objects.stream().filter(object -> of(object.colour()).size() == 1).toList();
    }
}
