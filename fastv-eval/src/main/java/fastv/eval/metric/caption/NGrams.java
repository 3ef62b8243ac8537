package fastv.eval.metric.caption;

import fastv.eval.metric.PythonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts of the 1- to 4-grams of a sentence. */
final class NGrams {
    /** The longest n-grams that count. */
    static final int LONGEST = 4;

    private NGrams() {}

    /** The words of a tokenised sentence: no-break spaces inside a token part words here. */
    static List<String> words(String sentence) {
        return PythonText.words(sentence);
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
