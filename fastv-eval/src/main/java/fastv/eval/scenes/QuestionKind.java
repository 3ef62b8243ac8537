package fastv.eval.scenes;

import java.util.List;
import java.util.Optional;

/**
 * A kind of question about scenes. Kinds are stateless; they are bound under their names in a map
 * binder {@code String -> QuestionKind}.
 */
public interface QuestionKind {
    /** The public name, as it stands under {@code kind} in question files. */
    String name();

    /**
     * A question that the picture alone answers.
     *
     * @return empty if nothing of this kind can be asked about the scene
     */
    Optional<SceneQuestion> ask(Scene scene, SceneRandom random);

    /** Whether it only helps training, so that nobody is asked unless they name it. */
    default boolean isTrainingAid() {
        return false;
    }

    /**
     * The words of its questions and answers, besides the names of shapes, colours, sizes and the
     * ten digits; with capitals, without punctuation.
     */
    List<String> words();
}
