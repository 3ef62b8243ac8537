package fastv.eval.scenes.kind;

import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneObject;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import java.util.List;
import java.util.Optional;

/** The colour of the only object of a shape. */
public final class ColorOfShape implements QuestionKind {
    /** The public name. */
    public static final String NAME = "color-of-shape";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        List<SceneObject> alone = scene.aloneOfTheirShape();
        if (alone.isEmpty()) {
            return Optional.empty();
        }
        SceneObject object = random.pick(alone);
        return Optional.of(SceneQuestion.of(NAME, question(object), object.colour().word()));
    }

    static String question(SceneObject object) {
        return "What color is the " + object.shape().word() + "?";
    }

    @Override
    public List<String> words() {
        return List.of("What", "color", "is", "the");
    }
}
