package fastv.strategies.visual;

import fastv.core.prune.Budget;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.strategies.select.MaxMinDistance;
import java.util.Set;

/**
 * DivPrune: projected tokens that lie far from each other go on. Alvar et al., arXiv:2503.02175,
 * CVPR 2025; the rule is {@link MaxMinDistance}. Looks at no attention.
 */
public record MaxMinDistanceStage(Budget budget) implements PickingStage {

    @Override
    public Site site() {
        return Site.PROJECTOR_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of();
    }

    @Override
    public String name() {
        return "max-min-distance";
    }

    @Override
    public int[] pick(float[] scores, VisualEvidence evidence) {
        return MaxMinDistance.select(evidence.cosine(), budget.keep(evidence.patches()));
    }
}
