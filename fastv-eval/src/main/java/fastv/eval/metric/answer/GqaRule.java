package fastv.eval.metric.answer;

import fastv.eval.metric.PythonText;

/** GQA as LLaVA's scripts submit it: trailing full stops off, lower case, equality. */
public final class GqaRule implements AnswerRule {
    @Override
    public Verdict judge(AnswerRecord answer) {
        int end = answer.text().length();
        while (end > 0 && answer.text().charAt(end - 1) == '.') {
            end--;
        }
        String parsed = PythonText.lower(answer.text().substring(0, end));
        return Verdict.of(parsed, parsed.equals(answer.reference()));
    }
}
