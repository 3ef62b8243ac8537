package fastv.eval.metric.answer;

/** Parses and scores one answer. */
@FunctionalInterface
public interface AnswerRule {
    /** Judges one answer, without regard to others. */
    Verdict judge(AnswerRecord answer);
}
