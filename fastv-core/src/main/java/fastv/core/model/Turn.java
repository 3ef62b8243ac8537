package fastv.core.model;

import java.util.List;
import java.util.Optional;

/**
 * One question and, if it is past, its answer.
 *
 * @param user what the user says, in the order in which it was given
 * @param answer what the model said; empty where the answer is still due
 */
public record Turn(List<Part> user, Optional<String> answer) {

    /** Copies the parts. */
    public Turn {
        user = List.copyOf(user);
    }

    /** How many pictures the user shows in this turn. */
    public int pictures() {
        return (int) user.stream().filter(Part.PictureSlot.class::isInstance).count();
    }
}
