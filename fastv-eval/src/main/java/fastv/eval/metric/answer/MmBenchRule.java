package fastv.eval.metric.answer;

import fastv.eval.metric.PythonText;
import java.util.List;

/**
 * MMBench's letter: a word of its own, else one with the usual punctuation around it, else the only
 * option whose text occurs. Where the official tool would ask a judge model, nothing is parsed.
 */
public final class MmBenchRule implements AnswerRule {
    private static final List<String> LETTERS = List.of("A", "B", "C", "D", "E");

    /** In longer texts an A may be the article. */
    private static final int FEW_WORDS = 3;

    /** What stands around the letter, an underscore in its place, in the order of looking. */
    private static final List<String> PATTERNS =
            List.of(
                    "_.", "_,", "_:", "_)", "_).", "(_)", "(_).", ":_", ":_,", ":_.", ":_)",
                    ":_).");

    @Override
    public Verdict judge(AnswerRecord answer) {
        String parsed = parse(answer);
        return parsed.isEmpty()
                ? Verdict.of(null, false)
                : Verdict.of(parsed, parsed.equals(answer.reference()));
    }

    private static String parse(AnswerRecord answer) {
        List<String> words = PythonText.words(answer.text());
        String alone = only(words, "_");
        boolean article = words.contains("A") && words.size() > FEW_WORDS;
        if (!alone.isEmpty() && !article) {
            return alone;
        }
        for (String pattern : PATTERNS) {
            String found = only(words, pattern);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return byText(answer);
    }

    /** The letter that stands in the pattern as a word, if exactly one does. */
    private static String only(List<String> words, String pattern) {
        List<String> found =
                LETTERS.stream()
                        .filter(letter -> words.contains(pattern.replace("_", letter)))
                        .toList();
        return found.size() == 1 ? found.get(0) : "";
    }

    private static String byText(AnswerRecord answer) {
        String text = PythonText.lower(answer.text());
        String found = "";
        for (int i = 0; i < answer.options().size(); i++) {
            if (text.contains(PythonText.lower(answer.options().get(i)))) {
                if (!found.isEmpty()) {
                    return "";
                }
                found = String.valueOf((char) ('A' + i));
            }
        }
        return found;
    }
}
