package fastv.eval.scenes.kind;

import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneObject;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Describe the picture: objects in reading order, the number last. The references are that caption
 * and four ways to say it otherwise.
 */
public final class Caption implements QuestionKind {
    /** The public name. */
    public static final String NAME = "caption";

    private static final String QUESTION = "Describe the image.";
    private static final List<String> COUNTS = List.of("no", "one", "two", "three", "four");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        List<SceneObject> backwards = new ArrayList<>(scene.objects());
        Collections.reverse(backwards);
        String answer = joined(scene, scene.objects(), SceneObject::words);
        int count = scene.objects().size();
        String counted = COUNTS.get(count) + (count == 1 ? " object: " : " objects: ") + answer;
        List<String> references =
                List.of(
                        answer,
                        "there is " + answer,
                        counted,
                        joined(scene, backwards, SceneObject::words),
                        "an image of " + joined(scene, scene.objects(), Caption::sized));
        return Optional.of(new SceneQuestion(NAME, QUESTION, answer, references));
    }

    private static String sized(SceneObject object) {
        return object.size().word() + " " + object.words();
    }

    private static String joined(
            Scene scene, List<SceneObject> objects, Function<SceneObject, String> words) {
        List<String> parts =
                Stream.concat(
                                objects.stream().map(object -> "a " + words.apply(object)),
                                scene.number().stream().mapToObj(n -> "the number " + n))
                        .toList();
        int last = parts.size() - 1;
        return last == 0
                ? parts.get(0)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    @Override
    public List<String> words() {
        return List.of(
                "Describe",
                "the",
                "image",
                "a",
                "and",
                "number",
                "there",
                "is",
                "one",
                "two",
                "three",
                "four",
                "object",
                "objects",
                "an",
                "of");
    }
}
