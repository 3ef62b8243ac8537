package fastv.eval.metric.answer;

import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of an answer.
 *
 * @param parsed the answer the rule read out of the text; {@code null} if it found none
 * @param score 0 to 1
 */
public record Verdict(@Nullable String parsed, double score) {

    /** Right or wrong. */
    static Verdict of(@Nullable String parsed, boolean right) {
        return new Verdict(parsed, right ? 1 : 0);
    }
}
