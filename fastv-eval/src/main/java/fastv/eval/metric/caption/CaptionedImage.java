package fastv.eval.metric.caption;

import java.util.List;

/**
 * One image of a caption corpus, tokenised: words separated by single spaces.
 *
 * @param candidate the caption to judge; may be empty
 * @param references what people wrote; at least one
 */
public record CaptionedImage(String candidate, List<String> references) {
    /**
     * @throws IllegalArgumentException if there is no reference
     */
    public CaptionedImage {
        references = List.copyOf(references);
        if (references.isEmpty()) {
            throw new IllegalArgumentException("references: expected one or more, got none");
        }
    }
}
