package fastv.core.journal;

import java.util.List;

/**
 * What the model said.
 *
 * @param text the answer
 * @param tokenIds the generated ids, without the stop token
 * @param finishReason why generation ended, such as {@code stop} or {@code length}
 */
public record GivenAnswer(String text, List<Integer> tokenIds, String finishReason) {

    public GivenAnswer {
        tokenIds = List.copyOf(tokenIds);
    }
}
