package fastv.eval.metric.caption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Counts of the 1- to 4-grams of a sentence. */
final class NGrams {
    /** The longest n-grams that count. */
    static final int LONGEST = 4;

    /** White space as Python has it: no-break spaces inside a token also part words here. */
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\x1c-\\x1f\\x85\\p{Z}]+");

    private NGrams() {}

    /** The words of a tokenised sentence; none in an empty one. */
    static List<String> words(String sentence) {
        return WHITE_SPACE.splitAsStream(sentence).filter(word -> !word.isEmpty()).toList();
    }

    /** How often each n-gram of one length occurs. */
    static Map<List<String>, Integer> count(List<String> words, int n) {
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i + n <= words.size(); i++) {
            counts.merge(words.subList(i, i + n), 1, Integer::sum);
        }
        return counts;
    }
}
