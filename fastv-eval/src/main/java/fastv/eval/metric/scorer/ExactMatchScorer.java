package fastv.eval.metric.scorer;

import fastv.core.journal.AskedSample;
import fastv.core.score.Metric;
import fastv.core.score.ScoredAnswer;
import fastv.core.score.Scorer;
import java.util.List;
import java.util.Set;

/** Equality with a reference but for case, outer white space and trailing full stops. */
public final class ExactMatchScorer implements Scorer {
    @Override
    public String summary() {
        return "right if equal to a reference but for case, outer space and trailing full stops;"
                + " judges every kind that no other scorer claims";
    }

    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public List<Metric> score(List<ScoredAnswer> answers) {
        List<AskedSample> samples = answers.stream().map(ScoredAnswer::sample).toList();
        List<Boolean> right = answers.stream().map(a -> isRight(a.sample(), a.text())).toList();
        double blind = Constants.best(samples, ExactMatchScorer::isRight);
        return List.of(Metric.share("accuracy", right, blind));
    }

    private static boolean isRight(AskedSample sample, String answer) {
        String given = PlainAnswer.of(answer);
        return sample.references().stream().anyMatch(r -> PlainAnswer.of(r).equals(given));
    }
}
