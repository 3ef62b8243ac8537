package fastv.analysis.summary;

import java.util.List;
import java.util.Locale;

/**
 * Whether an answer is one of the reference answers, letter by letter but for case, white space
 * around it and one full stop at its end. Benchmarks judge by rules of their own; this one serves
 * data without any.
 */
public final class ExactMatch {
    private ExactMatch() {}

    /** Whether the answer is one of the references. */
    public static boolean holds(String answer, List<String> references) {
        String given = plain(answer);
        return references.stream().anyMatch(reference -> plain(reference).equals(given));
    }

    private static String plain(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1).strip() : plain;
    }
}
