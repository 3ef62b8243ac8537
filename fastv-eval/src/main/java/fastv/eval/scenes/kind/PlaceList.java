package fastv.eval.scenes.kind;

import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * List the objects in random order, each followed by its place: a training aid. Each place is
 * looked up by the words right before it, which is learned long before {@link Side} is without it.
 */
public final class PlaceList implements QuestionKind {
    /** The public name. */
    public static final String NAME = "place-list";

    private static final String QUESTION = "List the objects, left or right, above or below.";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isTrainingAid() {
        return true;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        String answer =
                random.shuffled(scene.objects()).stream()
                        .map(object -> object.words() + " " + Side.place(object))
                        .collect(Collectors.joining(", "));
        return Optional.of(SceneQuestion.of(NAME, QUESTION, answer));
    }

    @Override
    public List<String> words() {
        return List.of(
                "List", "the", "objects", "left", "or", "right", "above", "below", "between");
    }
}
