package fastv.eval.scenes.kind;

import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneObject;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import java.util.List;
import java.util.Optional;

/** Whether an object is small or large. */
public final class SizeOf implements QuestionKind {
    /** The public name. */
    public static final String NAME = "size";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        SceneObject object = random.pick(scene.objects());
        String question = "Is the " + object.words() + " small or large?";
        return Optional.of(SceneQuestion.of(NAME, question, object.size().word()));
    }

    @Override
    public List<String> words() {
        return List.of("Is", "the", "or");
    }
}
