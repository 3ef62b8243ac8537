package fastv.core.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Questions and answers in the order in which they were said.
 *
 * @param turns at least one; every turn but the last has an answer
 */
public record Conversation(List<Turn> turns) {

    /**
     * Copies the turns.
     *
     * @throws IllegalArgumentException if there is no turn, or an answer is missing before the last
     */
    public Conversation {
        turns = List.copyOf(turns);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("conversation: expected at least one turn, got 0");
        }
        for (int i = 0; i < turns.size() - 1; i++) {
            if (turns.get(i).answer().isEmpty()) {
                throw new IllegalArgumentException(
                        "conversation: expected an answer in turn "
                                + i
                                + ", only the last of "
                                + turns.size()
                                + " may lack one");
            }
        }
    }

    /** One open question about some pictures, which stand before it. */
    public static Conversation question(String question, int pictures) {
        List<Part> parts = new ArrayList<>(Collections.nCopies(pictures, new Part.PictureSlot()));
        parts.add(new Part.Text(question));
        return new Conversation(List.of(new Turn(parts, Optional.empty())));
    }

    /** The words of the last turn, pictures left out: what is asked now. */
    public String question() {
        return turns.get(turns.size() - 1).user().stream()
                .flatMap(
                        part ->
                                part instanceof Part.Text text
                                        ? Stream.of(text.text())
                                        : Stream.of())
                .collect(Collectors.joining(" "))
                .strip();
    }

    /** How many pictures are shown in all turns together. */
    public int pictures() {
        return turns.stream().mapToInt(Turn::pictures).sum();
    }
}
