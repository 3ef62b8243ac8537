package fastv.strategies.visual;

import fastv.core.prune.Budget;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.strategies.select.AnchorsAndRegisters;
import java.util.Set;

/**
 * HiPrune: patches that attract attention in a middle module with their neighbours, and then those
 * that attract it in a deep one. Liu et al., arXiv:2508.00553; the rule is {@link
 * AnchorsAndRegisters}.
 *
 * @param objectModule whose received attention finds the anchors
 * @param deepModule whose received attention finds the others
 */
public record AnchorsAndRegistersStage(
        Budget budget, AnchorsAndRegisters rule, int objectModule, int deepModule)
        implements PickingStage {

    @Override
    public Site site() {
        return Site.TOWER_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(
                new VisualNeed.ReceivedAttention(objectModule),
                new VisualNeed.ReceivedAttention(deepModule));
    }

    @Override
    public String name() {
        return "anchors-and-registers";
    }

    @Override
    public float[] scores(VisualEvidence evidence) {
        return evidence.receivedAttention(deepModule);
    }

    @Override
    public int[] pick(float[] scores, VisualEvidence evidence) {
        return rule.select(
                evidence.receivedAttention(objectModule),
                scores,
                PatchSquare.side(evidence.patches()),
                budget.keep(evidence.patches()));
    }
}
