package fastv.eval.metric.answer;

import fastv.eval.metric.PythonText;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Open answers against several annotators: the mean over them of min(1, matches among the others /
 * 3), as the VQA evaluation defines it.
 */
public final class VqaRule implements AnswerRule {
    private final UnaryOperator<String> prepare;
    private final boolean always;
    private final VqaNormaliser normaliser;

    private VqaRule(UnaryOperator<String> prepare, boolean always) {
        this.prepare = prepare;
        this.always = always;
        this.normaliser = new VqaNormaliser(always);
    }

    /** The official code: normalises only if the annotators do not all agree. */
    public static VqaRule official() {
        return new VqaRule(VqaNormaliser::flat, false);
    }

    /** lmms-eval: always normalises. */
    public static VqaRule lmms() {
        return new VqaRule(VqaNormaliser::flat, true);
    }

    /** TextVQA's and VizWiz's form: lower case and a few removals come first. */
    public static VqaRule textVqa() {
        return new VqaRule(VqaRule::forTextVqa, true);
    }

    private static String forTextVqa(String text) {
        String words =
                PythonText.lower(text).replace(",", "").replace("?", "").replace("'s", " 's");
        return VqaNormaliser.flat(PythonText.strip(words));
    }

    @Override
    public Verdict judge(AnswerRecord answer) {
        String said = prepare.apply(answer.text());
        List<String> wanted = answer.references().stream().map(prepare).toList();
        if (always || wanted.stream().distinct().count() > 1) {
            said = normaliser.normalise(said);
            wanted = wanted.stream().map(normaliser::normalise).toList();
        }
        return new Verdict(said, score(said, wanted));
    }

    private static double score(String said, List<String> wanted) {
        long matches = wanted.stream().filter(said::equals).count();
        double sum = 0;
        for (String one : wanted) {
            long others = matches - (one.equals(said) ? 1 : 0);
            sum += Math.min(1, others / 3.0);
        }
        return sum / wanted.size();
    }
}
