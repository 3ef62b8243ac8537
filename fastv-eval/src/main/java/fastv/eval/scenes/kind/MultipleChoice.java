package fastv.eval.scenes.kind;

import fastv.eval.scenes.Colour;
import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneObject;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import fastv.eval.scenes.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A colour, a shape or the count of objects by letter: four options, one per line. Colours and
 * shapes of the other objects are among the options, so that naming something seen does not do.
 */
public final class MultipleChoice implements QuestionKind {
    /** The public name. */
    public static final String NAME = "multiple-choice";

    private static final List<String> LETTERS = List.of("A", "B", "C", "D");
    private static final List<String> SHAPES = Stream.of(Shape.values()).map(Shape::word).toList();
    private static final List<String> COLOURS =
            Stream.of(Colour.values()).map(Colour::word).toList();
    private static final List<String> COUNTS = List.of("1", "2", "3", "4");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        return switch (random.below(3)) {
            case 0 -> color(scene, random);
            case 1 -> shape(scene, random);
            default -> Optional.of(count(scene, random));
        };
    }

    private static Optional<SceneQuestion> color(Scene scene, SceneRandom random) {
        List<SceneObject> alone = scene.aloneOfTheirShape();
        if (alone.isEmpty()) {
            return Optional.empty();
        }
        SceneObject object = random.pick(alone);
        List<String> seen = scene.objects().stream().map(o -> o.colour().word()).toList();
        String question = ColorOfShape.question(object);
        return Optional.of(choice(question, object.colour().word(), seen, COLOURS, random));
    }

    private static Optional<SceneQuestion> shape(Scene scene, SceneRandom random) {
        List<SceneObject> alone = scene.aloneOfTheirColour();
        if (alone.isEmpty()) {
            return Optional.empty();
        }
        SceneObject object = random.pick(alone);
        List<String> seen = scene.objects().stream().map(o -> o.shape().word()).toList();
        String question = ShapeOfColor.question(object);
        return Optional.of(choice(question, object.shape().word(), seen, SHAPES, random));
    }

    private static SceneQuestion count(Scene scene, SceneRandom random) {
        int count = scene.objects().size();
        SceneQuestion open = Count.question("objects", count);
        return choice(open.question(), open.answer(), List.of(), COUNTS, random);
    }

    private static SceneQuestion choice(
            String question,
            String answer,
            List<String> seen,
            List<String> all,
            SceneRandom random) {
        List<String> options =
                Stream.of(Stream.of(answer), seen.stream(), random.shuffled(all).stream())
                        .flatMap(words -> words)
                        .distinct()
                        .limit(LETTERS.size())
                        .toList();
        List<String> placed = random.shuffled(options);
        List<String> lines = new ArrayList<>(List.of(question));
        IntStream.range(0, placed.size())
                .forEach(i -> lines.add(LETTERS.get(i) + ". " + placed.get(i)));
        String letter = LETTERS.get(placed.indexOf(answer));
        return SceneQuestion.of(NAME, String.join("\n", lines), letter);
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(LETTERS);
        words.addAll(new ColorOfShape().words());
        words.addAll(new ShapeOfColor().words());
        words.addAll(new Count().words());
        return words;
    }
}
