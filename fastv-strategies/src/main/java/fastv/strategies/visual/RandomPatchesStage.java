package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.Budget;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.score.RandomScore;
import fastv.strategies.select.BestFirst;
import java.util.Set;

/**
 * A control: random patches of each picture go on, in raster order. The draw is fixed by the run's
 * seed, the sample's id and the picture's number in the sample.
 */
public record RandomPatchesStage(Budget budget) implements VisualStage {

    @Override
    public Site site() {
        return Site.TOWER_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of();
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public int outputs(int patches) {
        return budget.keep(patches);
    }

    @Override
    public String requested() {
        return budget.requested();
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        float[] scores =
                RandomScore.shuffle(
                        evidence.patches(), evidence.seed().generator(evidence.picture()));
        int[] kept = BestFirst.of(scores, budget.keep(evidence.patches()));
        return new Reduction(ClassAttentionStage.inRasterOrder(kept), Floats.asList(scores));
    }
}
