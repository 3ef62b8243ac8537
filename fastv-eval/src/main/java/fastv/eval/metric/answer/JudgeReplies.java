package fastv.eval.metric.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What judge models reply, read as the authors' scripts read it. No judge is asked here. */
public final class JudgeReplies {
    private static final Pattern DICTIONARY =
            Pattern.compile("(?s)\\s*\\{(\\s*(?:'[^']*'|\"[^\"]*\")\\s*:.*)}\\s*");
    private static final Pattern ENTRY =
            Pattern.compile(
                    "\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\"|([-+.\\deE]+))\\s*(?:,|\\z)");
    private static final int PCA_LINES = 6;
    private static final int ALL_THREE = 3;

    private JudgeReplies() {}

    /**
     * A verdict on a video answer (Video-LLaVA's script).
     *
     * @param said {@code yes}, {@code no} or {@code neither}; empty if the score is no number
     * @param score 0 to 5, its integer part; empty likewise
     */
    public record Video(Optional<String> said, Optional<Integer> score) {}

    /** Reads a dictionary {@code {'pred': 'yes', 'score': 4}}; empty if it is none. */
    public static Optional<Video> video(String reply) {
        Matcher dictionary = DICTIONARY.matcher(reply);
        if (!dictionary.matches()) {
            return Optional.empty();
        }
        String body = dictionary.group(1);
        Matcher entry = ENTRY.matcher(body);
        Optional<String> pred = Optional.empty();
        Optional<Integer> score = Optional.empty();
        int end = 0;
        while (entry.find() && entry.start() == end) {
            end = entry.end();
            String key = first(entry, 1, 2);
            String value = first(entry, 3, 4, 5);
            if (key.equals("pred")) {
                pred = Optional.of(said(value));
            } else if (key.equals("score")) {
                score = whole(value, entry.group(5) == null);
            }
        }
        if (end != body.length()) {
            return Optional.empty();
        }
        boolean both = pred.isPresent() && score.isPresent();
        return Optional.of(
                both ? new Video(pred, score) : new Video(Optional.empty(), Optional.empty()));
    }

    private static String first(Matcher matcher, int... groups) {
        for (int group : groups) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return "";
    }

    private static String said(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.contains("yes") ? "yes" : lower.contains("no") ? "no" : "neither";
    }

    /** A quoted score must be a whole number, as Python's {@code int} asks; others are cut. */
    private static Optional<Integer> whole(String value, boolean quoted) {
        try {
            return Optional.of(
                    quoted ? Integer.parseInt(value.strip()) : (int) Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * A verdict on a PCA-Bench answer.
     *
     * @param action right choice, 0 or 1
     * @param perception names a key concept
     * @param cognition reasons as the reference does
     */
    public record Pca(double action, double perception, double cognition) {
        /** 1 only if all three are. */
        public double genuine() {
            return Math.floor((action + perception + cognition) / ALL_THREE);
        }
    }

    /**
     * Reads the six lines that PCA-EVAL's script asks for; scores stand behind the last colon of
     * every second one. Empty if they are not there.
     */
    public static Optional<Pca> pca(String reply) {
        List<String> lines = reply.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() < PCA_LINES) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Pca(number(lines.get(1)), number(lines.get(3)), number(lines.get(5))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static double number(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(':') + 1).strip());
    }
}
