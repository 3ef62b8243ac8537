package fastv.eval.scenes.kind;

import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneObject;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import java.util.List;
import java.util.Optional;

/**
 * In which part of the picture an object is: a training aid. A relation between two objects can
 * only be learned once the place of each can be told.
 */
public final class Side implements QuestionKind {
    /** The public name. */
    public static final String NAME = "side";

    private static final List<String> COLUMNS = List.of("left", "", "right");
    private static final List<String> ROWS = List.of("above", "", "below");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        SceneObject object = random.pick(scene.objects());
        String question = "Is the " + object.words() + " left or right, above or below?";
        return Optional.of(SceneQuestion.of(NAME, question, place(object)));
    }

    /** Which of the nine cells, in words. */
    static String place(SceneObject object) {
        String column = COLUMNS.get(object.cell() % Scene.CELLS);
        String row = ROWS.get(object.cell() / Scene.CELLS);
        String both = (column + " " + row).strip();
        return both.isEmpty() ? "between" : both;
    }

    @Override
    public boolean isTrainingAid() {
        return true;
    }

    @Override
    public List<String> words() {
        return List.of("Is", "the", "left", "or", "right", "above", "below", "between");
    }
}
