package fastv.eval.data.easyvqa;

import java.util.Set;

/**
 * One question.
 *
 * @param question as published, without a suffix
 * @param answer one of {@link EasyVqa#ANSWERS}
 * @param image number of the picture
 */
public record EasyVqaQuestion(String question, String answer, int image) {
    private static final Set<String> SHAPES = Set.of("circle", "rectangle", "triangle");

    /** What is asked for: {@code yes-no}, {@code shape} or {@code color}. */
    public String kind() {
        if (answer.equals("yes") || answer.equals("no")) {
            return "yes-no";
        }
        return SHAPES.contains(answer) ? "shape" : "color";
    }
}
