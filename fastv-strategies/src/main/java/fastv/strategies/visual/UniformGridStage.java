package fastv.strategies.visual;

import fastv.core.prune.Budget;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.strategies.select.UniformGrid;
import java.util.Set;

/**
 * A control: patches spread evenly over the picture go on, whatever it shows; the rule is {@link
 * UniformGrid}, so the count is the square nearest to the budget.
 */
public record UniformGridStage(Budget budget) implements PickingStage {

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
        return "uniform-grid";
    }

    @Override
    public int outputs(int patches) {
        return UniformGrid.count(PatchSquare.side(patches), budget.keep(patches));
    }

    @Override
    public int[] pick(float[] scores, VisualEvidence evidence) {
        int patches = evidence.patches();
        return UniformGrid.select(PatchSquare.side(patches), budget.keep(patches));
    }
}
