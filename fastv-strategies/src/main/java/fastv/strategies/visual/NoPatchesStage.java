package fastv.strategies.visual;

import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import java.util.List;
import java.util.Set;

/** A control: nothing of a picture goes on; the prompt is its text alone. */
public record NoPatchesStage() implements VisualStage {

    @Override
    public Site site() {
        return Site.TOWER_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of();
    }

    @Override
    public String name() {
        return "text-only";
    }

    @Override
    public int outputs(int patches) {
        return 0;
    }

    @Override
    public String requested() {
        return "keep=0";
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        return new Reduction(List.of(), List.of());
    }
}
