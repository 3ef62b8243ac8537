package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.Budget;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.select.ImportantThenDiverse;
import java.util.Set;

/**
 * VisPruner: some of the patches go on for the class token's attention, the rest for being unlike
 * each other. Zhang et al., arXiv:2412.01818 v2, ICCV 2025; the rule is {@link
 * ImportantThenDiverse}.
 */
public record ImportantAndDiverseStage(Budget budget, ImportantThenDiverse rule)
        implements VisualStage {

    @Override
    public Site site() {
        return Site.TOWER_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(new VisualNeed.ClassAttention(ClassAttentionStage.MODULE));
    }

    @Override
    public String name() {
        return "important-and-diverse";
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
        float[] scores = evidence.classAttention(ClassAttentionStage.MODULE).meanOverRows();
        return new Reduction(
                ClassAttentionStage.inRasterOrder(select(evidence)), Floats.asList(scores));
    }

    /** The patches that go on, in the order of picking. */
    public int[] select(VisualEvidence evidence) {
        float[] scores = evidence.classAttention(ClassAttentionStage.MODULE).meanOverRows();
        return rule.select(scores, evidence.cosine(), budget.keep(evidence.patches()));
    }
}
