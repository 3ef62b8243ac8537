package fastv.analysis.result;

import fastv.core.score.Difference;
import fastv.core.score.Score;
import java.util.Optional;

/**
 * How good a setting is by one measure.
 *
 * @param score with its interval
 * @param difference to the unpruned answers; of a kind's first metric alone
 */
public record Judgement(Score score, Optional<Difference> difference) {

    /** What it is measured by. */
    public Measure measure() {
        return Measure.of(score);
    }
}
