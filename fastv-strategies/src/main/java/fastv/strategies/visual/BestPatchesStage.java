package fastv.strategies.visual;

import fastv.core.prune.Budget;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualScore;
import fastv.strategies.select.BestFirst;
import java.util.Set;

/**
 * The patches that are worth most go on; of equal ones the earlier. FasterVLM, HiRED and the random
 * control differ in the score alone.
 *
 * @param site before the projector or behind it: gathering first gives the same rows and saves time
 */
public record BestPatchesStage(Site site, VisualScore score, Budget budget)
        implements PickingStage {

    @Override
    public Set<VisualNeed> needs() {
        return score.needs();
    }

    @Override
    public String name() {
        return score.name();
    }

    @Override
    public float[] scores(VisualEvidence evidence) {
        return score.score(evidence);
    }

    @Override
    public int[] pick(float[] scores, VisualEvidence evidence) {
        return BestFirst.of(scores, budget.keep(evidence.patches()));
    }
}
