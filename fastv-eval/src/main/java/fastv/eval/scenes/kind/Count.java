package fastv.eval.scenes.kind;

import fastv.eval.scenes.Colour;
import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import fastv.eval.scenes.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many objects there are: of all, of a shape, or of a colour. Among shapes and colours the
 * number to ask for is drawn first, so that 0 and 1 are not the answer to nearly everything.
 */
public final class Count implements QuestionKind {
    /** The public name. */
    public static final String NAME = "count";

    private static final String ALL = "objects";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        if (random.chance(50)) {
            return Optional.of(question(ALL, scene.objects().size()));
        }
        List<List<String>> byCount = new ArrayList<>();
        for (int count = 0; count <= scene.objects().size(); count++) {
            byCount.add(new ArrayList<>());
        }
        for (Shape shape : Shape.values()) {
            byCount.get(scene.of(shape).size()).add(shape.plural());
        }
        for (Colour colour : Colour.values()) {
            byCount.get(scene.of(colour).size()).add(colour.word() + " " + ALL);
        }
        List<List<String>> possible = byCount.stream().filter(list -> !list.isEmpty()).toList();
        List<String> chosen = random.pick(possible);
        return Optional.of(question(random.pick(chosen), byCount.indexOf(chosen)));
    }

    static SceneQuestion question(String what, int count) {
        return SceneQuestion.of(NAME, "How many " + what + " are there?", String.valueOf(count));
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of("How", "many", ALL, "are", "there"));
        for (Shape shape : Shape.values()) {
            words.add(shape.plural());
        }
        return words;
    }
}
