package fastv.strategies.score;

import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualScore;
import java.util.Set;

/**
 * A control: a shuffle of each picture's patches. The draw is fixed by the run's seed, the sample's
 * id and the picture's number in the sample.
 */
public record RandomPatchScore() implements VisualScore {

    @Override
    public String name() {
        return RandomScore.NAME;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of();
    }

    @Override
    public float[] score(VisualEvidence evidence) {
        return RandomScore.shuffle(
                evidence.patches(), evidence.seed().generator(evidence.picture()));
    }
}
