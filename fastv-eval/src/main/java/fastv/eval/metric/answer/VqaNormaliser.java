package fastv.eval.metric.answer;

import fastv.eval.metric.PythonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Brings VQA answers into one form: punctuation, articles, number words, contractions. Follows the
 * official VQA evaluation (GT-Vision-Lab/VQA), where two regular expressions do not do what they
 * were meant to; kept, since every published number went through them. The table of contractions is
 * theirs (BSD, see the licence beside it).
 */
final class VqaNormaliser {
    private static final String PUNCTUATION = ";/[]\"{}()=+\\_-><@`,?!";

    /** The reference passes a flag where a count belongs: only this many full stops go. */
    private static final int MOST_FULL_STOPS = 32;

    private static final Pattern FULL_STOP =
            Pattern.compile("\\.(?!\\d)", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Map<String, String> NUMBERS =
            Map.ofEntries(
                    Map.entry("none", "0"),
                    Map.entry("zero", "0"),
                    Map.entry("one", "1"),
                    Map.entry("two", "2"),
                    Map.entry("three", "3"),
                    Map.entry("four", "4"),
                    Map.entry("five", "5"),
                    Map.entry("six", "6"),
                    Map.entry("seven", "7"),
                    Map.entry("eight", "8"),
                    Map.entry("nine", "9"),
                    Map.entry("ten", "10"));

    private final Map<String, String> contractions = contractions();
    private final Pattern commaGap;

    /**
     * @param severalCommas whether more than one comma between digits counts as one, as in
     *     lmms-eval
     */
    VqaNormaliser(boolean severalCommas) {
        commaGap =
                Pattern.compile(
                        severalCommas ? "\\d,+\\d" : "\\d,\\d", Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Line breaks and tabs become blanks, then white space at both ends goes. */
    static String flat(String text) {
        return PythonText.strip(text.replace('\n', ' ').replace('\t', ' '));
    }

    /** The normal form of a flat answer. */
    String normalise(String answer) {
        return words(punctuation(answer));
    }

    private String punctuation(String text) {
        boolean gap = commaGap.matcher(text).find();
        String out = text;
        for (int i = 0; i < PUNCTUATION.length(); i++) {
            String p = PUNCTUATION.substring(i, i + 1);
            boolean drop = gap || text.contains(p + " ") || text.contains(" " + p);
            out = out.replace(p, drop ? "" : " ");
        }
        return withoutFullStops(out);
    }

    private static String withoutFullStops(String text) {
        Matcher matcher = FULL_STOP.matcher(text);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < MOST_FULL_STOPS && matcher.find(); i++) {
            matcher.appendReplacement(out, "");
        }
        return matcher.appendTail(out).toString();
    }

    private String words(String text) {
        return PythonText.words(PythonText.lower(text)).stream()
                .map(word -> NUMBERS.getOrDefault(word, word))
                .filter(word -> !ARTICLES.contains(word))
                .map(word -> contractions.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> contractions() {
        Map<String, String> table = new HashMap<>();
        try (InputStream in =
                        Objects.requireNonNull(
                                VqaNormaliser.class.getResourceAsStream("contractions.tsv"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                List<String> columns = List.of(line.split("\t", -1));
                table.put(columns.get(0), columns.get(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
