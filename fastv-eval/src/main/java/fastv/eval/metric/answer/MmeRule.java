package fastv.eval.metric.answer;

import fastv.eval.metric.PythonText;

/** MME's yes or no: the word alone, or inside the first four characters, else {@code other}. */
public enum MmeRule implements AnswerRule {
    /** The official calculation. */
    OFFICIAL {
        @Override
        String prepare(String text) {
            return PythonText.lower(text);
        }
    },
    /** lmms-eval: full stops go first, and one letter is enough. */
    LMMS {
        @Override
        String prepare(String text) {
            String lower = PythonText.lower(PythonText.strip(text).replace(".", ""));
            return lower.equals("y") ? "yes" : lower.equals("n") ? "no" : lower;
        }
    };

    /** In characters: "yes" and "no" are looked for no further. */
    private static final int PREFIX = 4;

    abstract String prepare(String text);

    @Override
    public Verdict judge(AnswerRecord answer) {
        String text = prepare(answer.text());
        int end =
                text.offsetByCodePoints(0, Math.min(PREFIX, text.codePointCount(0, text.length())));
        String prefix = text.substring(0, end);
        String parsed = prefix.contains("yes") ? "yes" : prefix.contains("no") ? "no" : "other";
        return Verdict.of(parsed, parsed.equals(PythonText.lower(answer.reference())));
    }
}
