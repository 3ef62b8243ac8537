package fastv.eval.metric.answer;

import fastv.eval.metric.PythonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MMMU's open questions as the official code reads them: what stands behind words such as "is" and
 * "answer", and all numbers in it, rounded to two decimals.
 */
public final class MmmuOpenRule {
    private static final List<String> MARKS =
            List.of(
                    "could be ",
                    "so ",
                    "is ",
                    "thus ",
                    "therefore ",
                    "final ",
                    "answer ",
                    "result ");
    private static final List<String> NO_ANSWERS = List.of(":", ",", ".", "!", "?", ";", "'");
    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;
    private static final List<Pattern> NUMBERS =
            List.of(
                    Pattern.compile("-?\\b\\d{1,3}(?:,\\d{3})+\\b", FLAGS),
                    Pattern.compile("-?\\d+(?:\\.\\d+)?[eE][+-]?\\d+", FLAGS),
                    Pattern.compile(
                            "-?(?:\\d+\\.\\d+|\\.\\d+|\\d+\\b)(?![eE][+-]?\\d+)(?![,\\d])", FLAGS));

    /**
     * What was read out of a text, or a reference in the same form.
     *
     * @param numbers rounded to two decimals, ascending
     * @param strings in lower case, by code point
     */
    public record Parsed(TreeSet<Double> numbers, TreeSet<String> strings) {
        static Parsed empty() {
            return new Parsed(new TreeSet<>(), new TreeSet<>());
        }

        void add(String text) {
            String plain = PythonText.strip(text);
            Optional<Double> number = pythonFloat(plain.replace(",", ""));
            if (number.isPresent()) {
                numbers.add(rounded(number.get()));
                return;
            }
            String lower = PythonText.lower(plain);
            if (lower.codePointCount(0, lower.length()) == 1) {
                strings.add(" " + lower); // a letter alone must stand alone in the answer
                strings.add(lower + " ");
            } else {
                strings.add(lower);
            }
        }
    }

    /** What an answer says. */
    public Parsed parse(String answer) {
        String text = PythonText.strip(PythonText.strip(answer), '.');
        String lower = PythonText.lower(text);
        List<String> keys = keys(lower);
        List<String> all = new ArrayList<>(keys);
        keys.forEach(key -> all.addAll(numbers(key)));
        Parsed parsed = Parsed.empty();
        all.forEach(parsed::add);
        return parsed;
    }

    private static List<String> keys(String text) {
        List<String> keys = new ArrayList<>();
        String[] parts = text.split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean isLast = i == parts.length - 1;
            shortestTail(parts[i], isLast).ifPresent(keys::add);
        }
        return keys.isEmpty() ? List.of(text) : keys;
    }

    private static Optional<String> shortestTail(String part, boolean isLast) {
        List<String> marks = new ArrayList<>(MARKS);
        if (isLast) {
            marks.add("=");
        }
        String shortest = null;
        for (String mark : marks) {
            int at = part.lastIndexOf(mark);
            if (at >= 0) {
                String tail = PythonText.strip(part.substring(at + mark.length()));
                if (shortest == null || shortest.isEmpty() || tail.length() < shortest.length()) {
                    shortest = tail;
                }
            }
        }
        return Optional.ofNullable(shortest)
                .filter(tail -> !tail.isEmpty() && !NO_ANSWERS.contains(tail));
    }

    private static List<String> numbers(String text) {
        List<String> found = new ArrayList<>();
        for (Pattern pattern : NUMBERS) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found.add(matcher.group());
            }
        }
        return found;
    }

    /** Whether an answer holds one of the references. */
    public boolean isRight(Parsed parsed, List<String> references) {
        Parsed gold = Parsed.empty();
        references.forEach(gold::add);
        boolean byText =
                parsed.strings().stream()
                        .anyMatch(said -> gold.strings().stream().anyMatch(said::contains));
        return byText || parsed.numbers().stream().anyMatch(gold.numbers()::contains);
    }

    /**
     * A text that Python's {@code float} takes: underscores between digits, any script's digits.
     */
    private static Optional<Double> pythonFloat(String text) {
        StringBuilder ascii = new StringBuilder();
        PythonText.strip(text)
                .codePoints()
                .forEach(
                        c -> {
                            if (Character.isDigit(c)) {
                                ascii.append(Character.digit(c, 10));
                            } else {
                                ascii.appendCodePoint(c);
                            }
                        });
        String plain = ascii.toString().replaceAll("(?<=\\d)_(?=\\d)", "");
        if (plain.matches("(?i)[+-]?(inf|infinity|nan)")) {
            String sign = plain.startsWith("-") ? "-" : "";
            boolean isNan = PythonText.lower(plain).endsWith("nan");
            return Optional.of(Double.valueOf(isNan ? "NaN" : sign + "Infinity"));
        }
        return plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")
                ? Optional.of(Double.valueOf(plain))
                : Optional.empty();
    }

    /** Python's {@code round(x, 2)}: half to even on the exact binary value. */
    private static double rounded(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        double rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
        return rounded == 0 ? 0.0 : rounded; // minus zero equals zero
    }
}
