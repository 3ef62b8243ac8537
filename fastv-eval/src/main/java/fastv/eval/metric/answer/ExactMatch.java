package fastv.eval.metric.answer;

import fastv.eval.metric.PythonText;
import java.util.regex.Pattern;

/**
 * Equality with the reference, as lmms-eval's {@code exact_match}. White space counts.
 *
 * @param ignoreCase whether to compare in lower case
 * @param ignorePunctuation whether to drop the 32 ASCII punctuation characters first
 */
public record ExactMatch(boolean ignoreCase, boolean ignorePunctuation) implements AnswerRule {
    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");

    @Override
    public Verdict judge(AnswerRecord answer) {
        String parsed = normalised(answer.text());
        boolean right =
                answer.references().stream().anyMatch(ref -> normalised(ref).equals(parsed));
        return Verdict.of(parsed, right);
    }

    String normalised(String text) {
        String cased = ignoreCase ? PythonText.lower(text) : text;
        return ignorePunctuation ? PUNCTUATION.matcher(cased).replaceAll("") : cased;
    }
}
