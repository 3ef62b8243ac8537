package fastv.eval.metric.scorer;

import fastv.core.journal.AskedSample;
import fastv.core.score.Metric;
import fastv.core.score.ScoredAnswer;
import fastv.core.score.Scorer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Yes or no: the first word decides, and an answer that begins with neither is wrong. F1 takes yes
 * as positive, as POPE does.
 */
public final class YesNoScorer implements Scorer {
    private static final int YES = 0;
    private static final int NO = 1;
    private static final int NEITHER = 2;

    @Override
    public String summary() {
        return "yes or no by the first word: accuracy, F1 of yes, share of yes";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("exists", "yes-no");
    }

    @Override
    public List<Metric> score(List<ScoredAnswer> answers) {
        List<AskedSample> samples = answers.stream().map(ScoredAnswer::sample).toList();
        List<Boolean> right = answers.stream().map(a -> isRight(a.sample(), a.text())).toList();
        double blind = Constants.best(samples, YesNoScorer::isRight);
        long yes = samples.stream().filter(s -> said(s.references().get(0)) == YES).count();
        double alwaysYes = 2.0 * yes / (samples.size() + yes);
        return List.of(
                Metric.share("accuracy", right, blind),
                Metric.ofSums(
                                "F1",
                                answers.stream().map(YesNoScorer::counts).toList(),
                                YesNoScorer::f1,
                                OptionalDouble.of(alwaysYes))
                        .withinOne(),
                Metric.mean(
                                "said yes",
                                answers.stream()
                                        .map(a -> said(a.text()) == YES ? 1.0 : 0.0)
                                        .toList(),
                                OptionalDouble.empty())
                        .withinOne());
    }

    private static boolean isRight(AskedSample sample, String answer) {
        int said = said(answer);
        return said != NEITHER && said == said(sample.references().get(0));
    }

    private static int said(String answer) {
        String word = PlainAnswer.of(answer).split("[^a-z]", 2)[0];
        return word.equals("yes") ? YES : word.equals("no") ? NO : NEITHER;
    }

    /** True positive, false positive, false negative. */
    private static double[] counts(ScoredAnswer answer) {
        boolean said = said(answer.text()) == YES;
        boolean is = said(answer.sample().references().get(0)) == YES;
        return new double[] {said && is ? 1 : 0, said && !is ? 1 : 0, !said && is ? 1 : 0};
    }

    private static double f1(double[] sums) {
        double all = 2 * sums[0] + sums[1] + sums[2];
        return all == 0 ? 0 : 2 * sums[0] / all;
    }
}
