package fastv.core.decode;

import java.util.Set;

/**
 * How tokens are chosen and when to stop.
 *
 * @param maxNewTokens 1 or more
 * @param temperature 0 for greedy; otherwise logits are divided by it
 * @param topK how many of the most likely tokens take part; 0 for all
 * @param topP the smallest set of tokens reaching this probability takes part, in (0, 1]
 * @param stopTokens ids that end the answer; they are not part of it
 */
public record GenerationOptions(
        int maxNewTokens, double temperature, int topK, double topP, Set<Integer> stopTokens) {

    public GenerationOptions {
        stopTokens = Set.copyOf(stopTokens);
        require(maxNewTokens >= 1, "max-new-tokens: expected 1 or more, got " + maxNewTokens);
        require(
                temperature >= 0 && Double.isFinite(temperature),
                "temperature: expected 0 or more, got " + temperature);
        require(topK >= 0, "top-k: expected 0 or more, got " + topK);
        require(topP > 0 && topP <= 1, "top-p: expected a share in (0, 1], got " + topP);
    }

    /** Greedy decoding. */
    public static GenerationOptions greedy(int maxNewTokens, Set<Integer> stopTokens) {
        return new GenerationOptions(maxNewTokens, 0, 0, 1, stopTokens);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
