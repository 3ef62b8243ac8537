package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.merge.DominantContextual;
import fastv.strategies.score.ClassAttention;
import fastv.strategies.transform.Cosine;
import java.util.Set;

/**
 * VisionZip: the class token and the patches it attends to most go on; the others are merged into a
 * few targets by the likeness of their keys. Yang et al., arXiv:2412.04467, CVPR 2025; the rule is
 * {@link DominantContextual}. {@code dominant} counts the class token.
 */
public record DominantContextualStage(DominantContextual rule) implements VisualStage {

    @Override
    public Site site() {
        return Site.TOWER_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(
                new VisualNeed.ClassAttention(ClassAttention.PROJECTED),
                new VisualNeed.MeanKeys(ClassAttention.PROJECTED));
    }

    @Override
    public String name() {
        return "dominant-contextual";
    }

    @Override
    public int outputs(int patches) {
        return Math.min(rule.dominant(), patches + 1)
                + Math.min(rule.contextual(), Math.max(0, patches + 1 - rule.dominant()));
    }

    @Override
    public String requested() {
        return "dominant=" + rule.dominant() + " contextual=" + rule.contextual();
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        float[] scores = evidence.classAttention(ClassAttention.PROJECTED).sumOverRows();
        DominantContextual.Plan plan =
                rule.plan(scores, Cosine.matrix(evidence.meanKeys(ClassAttention.PROJECTED)));
        return new Reduction(plan.tokens(), Floats.asList(scores));
    }
}
