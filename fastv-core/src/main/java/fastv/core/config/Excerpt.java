package fastv.core.config;

/** A piece of the user's text that fits into a line of a message. */
final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    /** The text without line breaks and other control characters, cut where it gets long. */
    static String of(String text) {
        String head = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        StringBuilder line = new StringBuilder();
        head.chars().forEach(c -> line.append(visible((char) c)));
        return line.toString();
    }

    private static String visible(char c) {
        if (c == '\n') {
            return "\\n";
        }
        if (c == '\t') {
            return "\\t";
        }
        return Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c);
    }
}
