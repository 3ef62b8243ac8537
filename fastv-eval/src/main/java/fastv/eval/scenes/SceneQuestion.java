package fastv.eval.scenes;

import java.util.List;

/**
 * A question with its answers.
 *
 * @param kind the public name of its kind
 * @param question what is asked; options of a multiple choice on lines of their own
 * @param answer the answer to learn
 * @param references all answers that count as right, {@code answer} first
 */
public record SceneQuestion(String kind, String question, String answer, List<String> references) {

    /**
     * @throws IllegalArgumentException if the answer is not the first reference
     */
    public SceneQuestion {
        references = List.copyOf(references);
        if (references.isEmpty() || !references.get(0).equals(answer)) {
            throw new IllegalArgumentException(
                    "references: expected \"" + answer + "\" first, got " + references);
        }
    }

    /** A question with one right answer. */
    public static SceneQuestion of(String kind, String question, String answer) {
        return new SceneQuestion(kind, question, answer, List.of(answer));
    }
}
