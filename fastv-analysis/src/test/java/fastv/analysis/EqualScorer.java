package fastv.analysis;

import fastv.core.score.Metric;
import fastv.core.score.ScoredAnswer;
import fastv.core.score.Scorer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Stands for the scorers of other modules: equality but for case and full stops. */
public final class EqualScorer implements Scorer {
    /** By public name; {@code lengths} judges captions, which are not right or wrong. */
    public static final Map<String, Scorer> SCORERS =
            Map.of("exact-match", new EqualScorer(), "lengths", new Lengths());

    @Override
    public String summary() {
        return "equal but for case and full stops";
    }

    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public List<Metric> score(List<ScoredAnswer> answers) {
        List<Boolean> right =
                answers.stream()
                        .map(a -> a.sample().references().contains(plain(a.text())))
                        .toList();
        return List.of(Metric.share("accuracy", right, 0.25));
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace(".", "");
    }

    private record Lengths() implements Scorer {
        @Override
        public String summary() {
            return "number of characters";
        }

        @Override
        public Set<String> kinds() {
            return Set.of("caption");
        }

        @Override
        public List<Metric> score(List<ScoredAnswer> answers) {
            return List.of(
                    Metric.mean(
                            "length",
                            answers.stream().map(a -> (double) a.text().length()).toList(),
                            OptionalDouble.empty()));
        }
    }
}
