package fastv.eval.scenes.kind;

import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneObject;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import java.util.List;
import java.util.Optional;

/** The shape of the only object of a colour. */
public final class ShapeOfColor implements QuestionKind {
    /** The public name. */
    public static final String NAME = "shape-of-color";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        List<SceneObject> alone = scene.aloneOfTheirColour();
        if (alone.isEmpty()) {
            return Optional.empty();
        }
        SceneObject object = random.pick(alone);
        return Optional.of(SceneQuestion.of(NAME, question(object), object.shape().word()));
    }

    static String question(SceneObject object) {
        return "What shape is the " + object.colour().word() + " object?";
    }

    @Override
    public List<String> words() {
        return List.of("What", "shape", "is", "the", "object");
    }
}
