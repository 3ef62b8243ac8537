package fastv.eval.scenes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws scenes: 1 to 4 objects in cells of a grid, a number in every other one. */
public final class SceneGenerator {
    private static final int MOST_OBJECTS = 4;
    private static final int GAP_BETWEEN_DIGITS = 2;
    private static final List<Integer> CELLS =
            IntStream.range(0, Scene.CELLS * Scene.CELLS).boxed().toList();
    private static final List<Pair> PAIRS =
            Stream.of(Colour.values())
                    .flatMap(c -> Stream.of(Shape.values()).map(s -> new Pair(c, s)))
                    .toList();

    /** A colour and a shape. */
    private record Pair(Colour colour, Shape shape) {}

    /** The next scene of a generator. */
    public Scene draw(SceneRandom random) {
        List<Integer> cells = random.shuffled(CELLS);
        List<Pair> pairs = random.shuffled(PAIRS);
        int count = random.between(1, MOST_OBJECTS);
        List<SceneObject> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            objects.add(object(pairs.get(i), cells.get(i), random));
        }
        objects.sort(Comparator.comparing(SceneObject::cell));
        List<Digit> digits = random.chance(50) ? number(cells.get(count), random) : List.of();
        return new Scene(objects, digits, background(random));
    }

    private static SceneObject object(Pair pair, int cell, SceneRandom random) {
        Size size = random.chance(50) ? Size.SMALL : Size.LARGE;
        // objects stay inside their cell, so that nothing hides anything
        int play = Scene.CELL_SIDE / 2 - size.radius();
        int x = middle(cell % Scene.CELLS) + random.between(-play, play);
        int y = middle(cell / Scene.CELLS) + random.between(-play, play);
        return new SceneObject(pair.shape(), pair.colour(), size, x, y, random.between(-18, 18));
    }

    private static List<Digit> number(int cell, SceneRandom random) {
        int value = random.between(10, 99);
        int left = middle(cell % Scene.CELLS) - Digit.WIDTH - GAP_BETWEEN_DIGITS / 2;
        int top = middle(cell / Scene.CELLS) - Digit.HEIGHT / 2;
        left += random.between(-1, 1);
        top += random.between(-3, 3);
        return List.of(
                new Digit(value / 10, left, top),
                new Digit(value % 10, left + Digit.WIDTH + GAP_BETWEEN_DIGITS, top));
    }

    private static int middle(int lane) {
        return (2 * lane + 1) * Scene.SIDE / (2 * Scene.CELLS);
    }

    private static Background background(SceneRandom random) {
        List<FaintLine> lines = new ArrayList<>();
        int count = random.between(2, 6);
        for (int i = 0; i < count; i++) {
            boolean steep = random.chance(50);
            int start = random.between(-16 * 256, (Scene.SIDE + 16) * 256);
            int level = random.between(12, 32) * (random.chance(50) ? 1 : -1);
            lines.add(new FaintLine(steep, start, random.between(-200, 200), level));
        }
        int base = random.between(30, 76);
        return new Background(
                base + random.between(-14, 14),
                base + random.between(-14, 14),
                base + random.between(-14, 14),
                random.between(-36, 36),
                random.between(-36, 36),
                random.between(6, 18),
                random.nextLong(),
                lines);
    }
}
