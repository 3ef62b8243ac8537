package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.Budget;
import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.select.BestFirst;
import java.util.Arrays;
import java.util.Set;

/**
 * HiRED's choice within a crop: the projected patches that the class token attends to most in a
 * late module, summed over heads, in raster order. Arif et al., arXiv:2408.10945.
 *
 * @param module whose attention counts
 */
public record LateAttentionStage(Budget budget, int module) implements VisualStage {

    @Override
    public Site site() {
        return Site.PROJECTOR_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(new VisualNeed.ClassAttention(module));
    }

    @Override
    public String name() {
        return "late-class-attention";
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
        float[] scores = evidence.classAttention(module).sumOverRows();
        int[] kept = BestFirst.of(scores, budget.keep(evidence.patches()));
        return new Reduction(
                Arrays.stream(kept).sorted().mapToObj(MergedToken::alone).toList(),
                Floats.asList(scores));
    }
}
