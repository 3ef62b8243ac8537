package fastv.eval.metric.answer;

import fastv.eval.metric.PythonText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Multiple choice where the answer should be a letter alone. */
public enum LetterRule implements AnswerRule {
    /** SEED-Bench, LLaVA's scripts: equal exactly. */
    SEED_LLAVA {
        @Override
        public Verdict judge(AnswerRecord answer) {
            return Verdict.of(answer.text(), answer.text().equals(answer.reference()));
        }
    },
    /** SEED-Bench, lmms-eval: the first character, ignoring case. */
    SEED_LMMS {
        @Override
        public Verdict judge(AnswerRecord answer) {
            String text = PythonText.strip(answer.text());
            String parsed =
                    text.isEmpty() ? text : text.substring(0, text.offsetByCodePoints(0, 1));
            String wanted = PythonText.lower(PythonText.strip(answer.reference()));
            return Verdict.of(parsed, PythonText.lower(PythonText.strip(parsed)).equals(wanted));
        }
    },
    /** AI2D, lmms-eval: a letter with a full stop in front is cut out, then exact match. */
    AI2D_LMMS {
        @Override
        public Verdict judge(AnswerRecord answer) {
            Matcher matcher = LETTER_IN_FRONT.matcher(answer.text());
            String parsed = matcher.find() ? matcher.group(1) : answer.text();
            boolean right =
                    LENIENT.normalised(parsed).equals(LENIENT.normalised(answer.reference()));
            return Verdict.of(parsed, right);
        }
    },
    /** A-OKVQA, FastV's script: the letter anywhere in the text, case counting. */
    AOKVQA_FASTV {
        @Override
        public Verdict judge(AnswerRecord answer) {
            return Verdict.of(answer.text(), answer.text().contains(answer.reference()));
        }
    },
    /** ScienceQA, LLaVA's scripts; the number of options decides which letters can be right. */
    SCIENCEQA_LLAVA {
        @Override
        public Verdict judge(AnswerRecord answer) {
            String parsed = scienceQa(answer.text());
            boolean possible =
                    parsed.length() == 1 && parsed.charAt(0) - 'A' < answer.options().size();
            return Verdict.of(parsed, possible && parsed.equals(answer.reference()));
        }
    },
    /** ScienceQA, lmms-eval: the letter, or a capital with a full stop in front. */
    SCIENCEQA_LMMS {
        @Override
        public Verdict judge(AnswerRecord answer) {
            String text = PythonText.strip(answer.text());
            if (PythonText.lower(text).equals(PythonText.lower(answer.reference()))) {
                return Verdict.of(text, true);
            }
            boolean marked =
                    text.length() >= 2
                            && Character.isUpperCase(text.charAt(0))
                            && text.charAt(1) == '.';
            String parsed = marked ? text.substring(0, 1) : text;
            return Verdict.of(parsed, marked && parsed.equals(answer.reference()));
        }
    };

    private static final Pattern LETTER_IN_FRONT =
            Pattern.compile("^[\\s\\x1c-\\x1f\\x85\\p{Z}]*([A-Z])\\.");
    private static final Pattern THE_ANSWER_IS = Pattern.compile("The answer is ([A-Z]).");
    private static final ExactMatch LENIENT = new ExactMatch(true, true);

    /** What LLaVA's script says where it finds no letter. */
    private static final String FAILED = "FAILED";

    private static String scienceQa(String text) {
        if (text.matches("[A-E]")) {
            return text;
        }
        if (text.matches("(?s)[A-E]\\. .*")) {
            return text.substring(0, 1);
        }
        Matcher matcher = THE_ANSWER_IS.matcher(text);
        if (!matcher.find()) {
            return FAILED;
        }
        String letter = matcher.group(1);
        return matcher.find() ? FAILED : letter;
    }
}
