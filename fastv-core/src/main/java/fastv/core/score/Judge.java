package fastv.core.score;

import fastv.core.journal.AskedSample;
import fastv.core.plugin.Parts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of single answers whether they are right, by the scorers that judge whole runs. */
public final class Judge {
    private final Parts<Scorer> scorers;
    private final ScorerChoice choice;

    /**
     * @param scorers by public name
     */
    public Judge(Map<String, Scorer> scorers) {
        this.scorers = new Parts<>("scorer", scorers);
        this.choice = new ScorerChoice(this.scorers);
    }

    /**
     * Whether an answer is right; empty without a reference and of kinds, such as captions, that
     * are not right or wrong.
     */
    public Optional<Boolean> isRight(AskedSample sample, String answer) {
        if (sample.references().isEmpty()) {
            return Optional.empty();
        }
        Scorer scorer = scorers.get(choice.name(sample));
        Metric first = scorer.score(List.of(new ScoredAnswer(sample, answer))).get(0);
        return first.isShare() ? Optional.of(first.isRight(0)) : Optional.empty();
    }
}
