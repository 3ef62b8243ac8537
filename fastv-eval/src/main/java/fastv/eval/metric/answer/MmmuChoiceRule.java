package fastv.eval.metric.answer;

import fastv.eval.metric.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Multiple choice in free text, as MMMU's official code reads it: a letter in brackets, else one
 * between blanks, else an option's text; of several the one that stands last. Where the reference
 * draws at random, nothing is parsed here.
 */
public final class MmmuChoiceRule implements AnswerRule {
    private static final int FEW_WORDS = 5;

    private final List<UnaryOperator<String>> patterns;

    private MmmuChoiceRule(List<UnaryOperator<String>> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** The official code. */
    public static MmmuChoiceRule official() {
        return new MmmuChoiceRule(
                List.of(letter -> "(" + letter + ")", letter -> " " + letter + " "));
    }

    /** lmms-eval: no blank asked for in front, and a letter with a full stop is found too. */
    public static MmmuChoiceRule lmms() {
        return new MmmuChoiceRule(
                List.of(
                        letter -> "(" + letter + ")",
                        letter -> letter + " ",
                        letter -> letter + "."));
    }

    @Override
    public Verdict judge(AnswerRecord answer) {
        String text = answer.text();
        for (char c : ",.!?;:'".toCharArray()) {
            text = PythonText.strip(text, c);
        }
        text = " " + text + " ";
        List<String> letters =
                IntStream.range(0, answer.options().size())
                        .mapToObj(i -> String.valueOf((char) ('A' + i)))
                        .toList();
        String parsed = byLetter(text, letters);
        if (parsed.isEmpty() && PythonText.words(text).size() > FEW_WORDS) {
            UnaryOperator<String> option =
                    letter -> PythonText.lower(answer.options().get(letters.indexOf(letter)));
            parsed = last(PythonText.lower(text), letters, option, option);
        }
        return parsed.isEmpty()
                ? Verdict.of(null, false)
                : Verdict.of(parsed, parsed.equals(answer.reference()));
    }

    private String byLetter(String text, List<String> letters) {
        for (int i = 0; i < patterns.size(); i++) {
            // among several without brackets, the place of the blank-surrounded letter decides
            UnaryOperator<String> place = i == 0 ? patterns.get(0) : letter -> " " + letter + " ";
            String found = last(text, letters, patterns.get(i), place);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /** Of the letters whose pattern occurs, the one whose place is farthest right. */
    private static String last(
            String text,
            List<String> letters,
            UnaryOperator<String> pattern,
            UnaryOperator<String> place) {
        List<String> found = new ArrayList<>();
        letters.stream().filter(i -> text.contains(pattern.apply(i))).forEach(found::add);
        String best = found.isEmpty() ? "" : found.get(0);
        for (String letter : found) {
            if (text.lastIndexOf(place.apply(letter)) > text.lastIndexOf(place.apply(best))) {
                best = letter;
            }
        }
        return best;
    }
}
