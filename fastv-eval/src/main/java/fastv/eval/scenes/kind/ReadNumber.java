package fastv.eval.scenes.kind;

import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import java.util.List;
import java.util.Optional;

/** The number drawn in. */
public final class ReadNumber implements QuestionKind {
    /** The public name. */
    public static final String NAME = "read-number";

    private static final String QUESTION = "What number is shown?";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        return scene.number().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        SceneQuestion.of(
                                NAME, QUESTION, String.valueOf(scene.number().getAsInt())));
    }

    @Override
    public List<String> words() {
        return List.of("What", "number", "is", "shown");
    }
}
