package fastv.eval.experiment;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import java.util.List;
import java.util.Optional;

/**
 * How answers are decoded.
 *
 * @param maxNewTokens tokens after which an answer ends at the latest
 * @param temperature divides the logits; 0 takes the best token
 * @param topK samples among the best K tokens
 * @param topP samples among the fewest tokens whose probabilities reach P
 * @param stop texts that end an answer
 */
public record GenerationSettings(
        @Doc("An answer ends after this many tokens at the latest.")
                @DefaultValue("32")
                @Range(min = 1)
                int maxNewTokens,
        @Doc("0 always takes the most likely token; above 0, tokens are sampled.")
                @DefaultValue("0")
                @Range(min = 0)
                double temperature,
        @Doc("Sample among this many of the most likely tokens; needs a temperature above 0.")
                @Range(min = 1)
                Optional<Integer> topK,
        @Doc(
                        "Sample among the fewest tokens whose probabilities reach this sum; needs a"
                                + " temperature above 0.")
                @Range(min = 0, max = 1, openMin = true)
                Optional<Double> topP,
        @Doc("Texts that end an answer; they are not part of it.") @DefaultValue("[]")
                List<String> stop) {

    public GenerationSettings {
        stop = List.copyOf(stop);
        if (temperature == 0 && topK.isPresent()) {
            throw new IllegalArgumentException(
                    "top-k: expected a temperature above 0 beside it, got temperature 0");
        }
        if (temperature == 0 && topP.isPresent()) {
            throw new IllegalArgumentException(
                    "top-p: expected a temperature above 0 beside it, got temperature 0");
        }
        if (stop.contains("")) {
            throw new IllegalArgumentException("stop: expected texts, got an empty one");
        }
    }
}
