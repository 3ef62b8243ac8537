package fastv.core.journal;

import java.util.List;
import java.util.Optional;

/**
 * The sample that was asked.
 *
 * @param id its id in the data set
 * @param questions what was asked, turn by turn
 * @param references answers that count as right; empty if the data set has none
 * @param kind what sort of question it is; in one of several data sets {@code SET/KIND}
 * @param scorer public name of the scorer that was asked for
 * @param pictures names of what was shown; samples with equal ones are not independent
 */
public record AskedSample(
        String id,
        List<String> questions,
        List<String> references,
        Optional<String> kind,
        Optional<String> scorer,
        Optional<List<String>> pictures) {

    public AskedSample {
        questions = List.copyOf(questions);
        references = List.copyOf(references);
        pictures = pictures.map(List::copyOf);
    }

    /** A sample of which no more is known. */
    public AskedSample(String id, List<String> questions, List<String> references) {
        this(id, questions, references, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
