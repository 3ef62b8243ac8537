package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.Budget;
import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.select.BestFirst;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * FasterVLM: the patches that the class token attends to most go on, in raster order. Zhang et al.,
 * arXiv:2412.01818 v1.
 *
 * <pre>
 *   score[i] = mean over heads of attention[head, class token, i],  softmax over patches and class token
 * </pre>
 *
 * <p>The attention is that of the module whose output the projector takes. The authors' image code
 * projects all patches and gathers afterwards; gathering first gives the same rows and saves the
 * time.
 */
public record ClassAttentionStage(Budget budget) implements VisualStage {
    /** The module whose output LLaVA projects: the last but one. */
    static final int MODULE = -2;

    @Override
    public Site site() {
        return Site.TOWER_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(new VisualNeed.ClassAttention(MODULE));
    }

    @Override
    public String name() {
        return "class-attention";
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
        float[] scores = evidence.classAttention(MODULE).meanOverRows();
        int[] kept = BestFirst.of(scores, budget.keep(evidence.patches()));
        return new Reduction(inRasterOrder(kept), Floats.asList(scores));
    }

    /** Patches as rows behind the class token, ascending. */
    static List<MergedToken> inRasterOrder(int[] patches) {
        return Arrays.stream(patches)
                .sorted()
                .mapToObj(patch -> MergedToken.alone(patch + 1))
                .toList();
    }
}
