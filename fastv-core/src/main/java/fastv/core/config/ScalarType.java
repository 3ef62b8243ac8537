package fastv.core.config;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted word of YAML stands for, by the core schema of YAML 1.2: {@code yes}, {@code on}
 * and dates are text. Numbers with leading zeros are text as well, since YAML 1.1 reads them as
 * octal and 1.2 as decimal.
 */
public enum ScalarType {
    /** Anything quoted, and every word that is none of the others. */
    TEXT,
    /** {@code 3}, {@code -1}. */
    WHOLE,
    /** {@code 0.5}, {@code 1e-3}, {@code .inf}, {@code .nan}. */
    REAL,
    /** {@code true}, {@code false}. */
    FLAG,
    /** {@code null}, {@code ~}, or no word at all. */
    NULL;

    private static final int LONGEST_NUMBER = 64;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> FLAGS =
            Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern REAL_NUMBER =
            Pattern.compile(
                    "[-+]?(\\.[0-9]+|(0|[1-9][0-9]*)(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                            + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    /** The type of an unquoted word. */
    public static ScalarType of(String word) {
        if (NULLS.contains(word)) {
            return NULL;
        }
        if (FLAGS.contains(word)) {
            return FLAG;
        }
        if (word.length() > LONGEST_NUMBER) {
            return TEXT;
        }
        if (WHOLE_NUMBER.matcher(word).matches()) {
            return WHOLE;
        }
        return REAL_NUMBER.matcher(word).matches() ? REAL : TEXT;
    }
}
