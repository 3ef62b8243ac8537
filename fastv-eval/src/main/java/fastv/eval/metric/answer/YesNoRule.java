package fastv.eval.metric.answer;

import fastv.eval.metric.PythonText;
import java.util.List;

/** Yes or no, as POPE's answers are read. */
public enum YesNoRule implements AnswerRule {
    /**
     * LLaVA's {@code eval_pope}: "no" if one of the words No, not, no stands before the first full
     * stop, else "yes", whatever it says.
     */
    LLAVA {
        @Override
        String parse(String text) {
            int stop = text.indexOf('.');
            String sentence = (stop < 0 ? text : text.substring(0, stop)).replace(",", "");
            List<String> words = List.of(sentence.split(" ", -1));
            boolean no = words.contains("No") || words.contains("not") || words.contains("no");
            return no ? "no" : "yes";
        }
    },
    /** lmms-eval: the whole text in lower case, which may be neither. */
    LMMS {
        @Override
        String parse(String text) {
            return PythonText.strip(PythonText.lower(text));
        }
    };

    abstract String parse(String text);

    @Override
    public Verdict judge(AnswerRecord answer) {
        String parsed = parse(answer.text());
        return Verdict.of(parsed, parsed.equals(PythonText.strip(answer.reference())));
    }
}
