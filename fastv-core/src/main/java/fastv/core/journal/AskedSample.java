package fastv.core.journal;

import java.util.List;

/**
 * The sample that was asked.
 *
 * @param id its id in the data set
 * @param questions what was asked, turn by turn
 * @param references answers that count as right; empty if the data set has none
 */
public record AskedSample(String id, List<String> questions, List<String> references) {

    public AskedSample {
        questions = List.copyOf(questions);
        references = List.copyOf(references);
    }
}
