package fastv.strategies.visual;

import fastv.core.prune.Budget;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.strategies.score.ClassAttention;
import fastv.strategies.select.ImportantThenDiverse;
import java.util.Set;

/**
 * VisPruner: some of the patches go on for the class token's attention, the rest for being unlike
 * each other. Zhang et al., arXiv:2412.01818 v2, ICCV 2025; the rule is {@link
 * ImportantThenDiverse}.
 */
public record ImportantAndDiverseStage(Budget budget, ImportantThenDiverse rule)
        implements PickingStage {
    private static final ClassAttention SCORE = ClassAttention.projected();

    @Override
    public Site site() {
        return Site.TOWER_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return SCORE.needs();
    }

    @Override
    public String name() {
        return "important-and-diverse";
    }

    @Override
    public float[] scores(VisualEvidence evidence) {
        return SCORE.score(evidence);
    }

    @Override
    public int[] pick(float[] scores, VisualEvidence evidence) {
        return rule.select(scores, evidence.cosine(), budget.keep(evidence.patches()));
    }
}
