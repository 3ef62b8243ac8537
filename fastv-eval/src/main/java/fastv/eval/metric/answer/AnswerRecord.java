package fastv.eval.metric.answer;

import java.util.List;

/**
 * One answer to judge.
 *
 * @param text what the model said, raw
 * @param references right answers; most rules have one
 * @param options texts of a multiple choice in the order of their letters; empty otherwise
 */
public record AnswerRecord(String text, List<String> references, List<String> options) {
    /**
     * @throws IllegalArgumentException if there is no reference
     */
    public AnswerRecord {
        references = List.copyOf(references);
        options = List.copyOf(options);
        if (references.isEmpty()) {
            throw new IllegalArgumentException("references: expected one or more, got none");
        }
    }

    /** The first reference. */
    public String reference() {
        return references.get(0);
    }
}
