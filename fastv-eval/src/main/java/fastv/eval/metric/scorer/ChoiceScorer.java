package fastv.eval.metric.scorer;

import fastv.core.journal.AskedSample;
import fastv.core.score.Metric;
import fastv.core.score.ScoredAnswer;
import fastv.core.score.Scorer;
import fastv.eval.metric.answer.AnswerRecord;
import fastv.eval.metric.answer.LetterRule;
import fastv.eval.metric.answer.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Multiple choice by letter, read as LLaVA's script for ScienceQA reads it: the letter alone, a
 * letter with a full stop in front, or "The answer is X."; anything else is wrong.
 */
public final class ChoiceScorer implements Scorer {
    /** The rule knows the letters A to E. */
    private static final List<String> OPTIONS = Collections.nCopies(5, "");

    @Override
    public String summary() {
        return "multiple choice by letter: `B`, `B. text` or `The answer is B.`, nothing else";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("multiple-choice");
    }

    @Override
    public List<Metric> score(List<ScoredAnswer> answers) {
        List<AskedSample> samples = answers.stream().map(ScoredAnswer::sample).toList();
        List<Boolean> right = answers.stream().map(a -> isRight(a.sample(), a.text())).toList();
        return List.of(
                Metric.share("accuracy", right, Constants.best(samples, ChoiceScorer::isRight)));
    }

    private static boolean isRight(AskedSample sample, String answer) {
        Verdict verdict =
                LetterRule.SCIENCEQA_LLAVA.judge(
                        new AnswerRecord(answer.strip(), sample.references(), OPTIONS));
        return verdict.score() == 1;
    }
}
