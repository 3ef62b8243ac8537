package fastv.strategies.visual;

import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.merge.Pooling;
import java.util.List;
import java.util.Set;

/**
 * Means of neighbours along the sequence of projected patches go on: FastV's Table 7 (a),
 * arXiv:2403.06764, as seen at inference. A model trained with {@code pooling} computes the same.
 *
 * @param stride how many become one
 */
public record StridePoolingStage(int stride) implements VisualStage {

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
        return "stride-mean";
    }

    @Override
    public int outputs(int patches) {
        return (patches + stride - 1) / stride;
    }

    @Override
    public String requested() {
        return "stride=" + stride;
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        return new Reduction(Pooling.alongSequence(evidence.patches(), stride), List.of());
    }
}
