package fastv.eval.data;

import java.nio.file.Path;
import java.util.List;

/**
 * One question about some pictures.
 *
 * @param id its name, unique in its data set
 * @param pictures files that exist, in the order in which they stand before the question
 * @param question what is asked, taken literally
 * @param references answers that count as right; empty if there are none
 * @param place where it was written, as messages name it: {@code questions.jsonl:3}
 */
public record Sample(
        String id, List<Path> pictures, String question, List<String> references, String place) {

    public Sample {
        pictures = List.copyOf(pictures);
        references = List.copyOf(references);
    }
}
