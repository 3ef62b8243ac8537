package fastv.strategies.visual;

import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.merge.Pooling;
import java.util.List;
import java.util.Set;

/**
 * A control: means over square blocks of projected patches go on.
 *
 * @param block patches per side
 */
public record BlockPoolingStage(int block) implements VisualStage {

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
        return "block-mean";
    }

    @Override
    public int outputs(int patches) {
        int blocks = (PatchSquare.side(patches) + block - 1) / block;
        return blocks * blocks;
    }

    @Override
    public String requested() {
        return "blocks=" + block;
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        return new Reduction(
                Pooling.ofBlocks(PatchSquare.side(evidence.patches()), block), List.of());
    }
}
