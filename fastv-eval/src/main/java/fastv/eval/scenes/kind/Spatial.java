package fastv.eval.scenes.kind;

import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneObject;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import java.util.List;
import java.util.Optional;

/**
 * On which side of another object an object is: left or right if they stand in different columns,
 * above or below if in different rows.
 */
public final class Spatial implements QuestionKind {
    /** The public name. */
    public static final String NAME = "spatial";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        if (scene.objects().size() < 2) {
            return Optional.empty();
        }
        List<SceneObject> two = random.shuffled(scene.objects()).subList(0, 2);
        SceneObject asked = two.get(0);
        SceneObject other = two.get(1);
        int columns = asked.cell() % Scene.CELLS - other.cell() % Scene.CELLS;
        int rows = asked.cell() / Scene.CELLS - other.cell() / Scene.CELLS;
        boolean sideways = rows == 0 || (columns != 0 && random.chance(50));
        String choice = sideways ? "left or right of" : "above or below";
        String answer =
                sideways ? (columns < 0 ? "left" : "right") : (rows < 0 ? "above" : "below");
        String question = "Is the " + asked.words() + " " + choice + " the " + other.words() + "?";
        return Optional.of(SceneQuestion.of(NAME, question, answer));
    }

    @Override
    public List<String> words() {
        return List.of("Is", "the", "left", "or", "right", "of", "above", "below");
    }
}
