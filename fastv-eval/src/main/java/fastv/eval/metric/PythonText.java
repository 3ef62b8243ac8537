package fastv.eval.metric;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as Python handles it, where Java differs: white space is Unicode's. */
public final class PythonText {
    /** A regular expression's class of white space characters. */
    private static final String SPACE = "[\\s\\x1c-\\x1f\\x85\\p{Z}]";

    private static final Pattern SPACES = Pattern.compile(SPACE + "+");
    private static final Pattern ENDS = Pattern.compile("^" + SPACE + "+|" + SPACE + "+\\z");

    private PythonText() {}

    /** Without white space at both ends, as {@code str.strip()}. */
    public static String strip(String text) {
        return ENDS.matcher(text).replaceAll("");
    }

    /** The words between white space, as {@code str.split()}; none in an empty text. */
    public static List<String> words(String text) {
        return SPACES.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    /** In lower case, whatever the country. */
    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Without one character at both ends, as {@code str.strip(c)}. */
    public static String strip(String text, char c) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == c) {
            from++;
        }
        while (to > from && text.charAt(to - 1) == c) {
            to--;
        }
        return text.substring(from, to);
    }
}
