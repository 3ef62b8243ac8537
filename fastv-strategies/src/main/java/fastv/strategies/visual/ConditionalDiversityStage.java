package fastv.strategies.visual;

import fastv.core.prune.Budget;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.strategies.score.TextSimilarity;
import fastv.strategies.select.Dpp;
import java.util.Set;

/**
 * CDPruner's choice within a crop: projected patches that are unlike each other and fit the
 * question, in raster order. Zhang et al., arXiv:2506.10967, NeurIPS 2025; the rule is {@link Dpp}.
 *
 * @param relevance how well a patch fits
 */
public record ConditionalDiversityStage(Budget budget, TextSimilarity relevance)
        implements PickingStage {

    @Override
    public Site site() {
        return Site.PROJECTOR_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return relevance.needs();
    }

    @Override
    public String name() {
        return "conditional-diversity";
    }

    @Override
    public float[] scores(VisualEvidence evidence) {
        return relevance.score(evidence);
    }

    @Override
    public int[] pick(float[] scores, VisualEvidence evidence) {
        return Dpp.select(evidence.cosine(), scores, budget.keep(evidence.patches()));
    }
}
