package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.Budget;
import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualStage;
import java.util.Arrays;

/**
 * A stage that picks patches within a budget; they go on as they are, in raster order. What is left
 * to say of a method is where it acts, what it reads and which patches it picks.
 */
public interface PickingStage extends VisualStage {

    /** How many patches go on. */
    Budget budget();

    /** One number per patch, for pictures of what was kept; none where nothing is scored. */
    default float[] scores(VisualEvidence evidence) {
        return new float[0];
    }

    /**
     * Picks.
     *
     * @param scores as above
     * @return the patches that go on, in the order of picking
     */
    int[] pick(float[] scores, VisualEvidence evidence);

    @Override
    default int outputs(int patches) {
        return budget().keep(patches);
    }

    @Override
    default String requested() {
        return budget().requested();
    }

    @Override
    default Reduction reduce(VisualEvidence evidence) {
        float[] scores = scores(evidence);
        int first = site() == Site.PROJECTOR_OUT ? 0 : 1; // row 0 of the tower is the class token
        return new Reduction(
                Arrays.stream(pick(scores, evidence))
                        .sorted()
                        .mapToObj(patch -> MergedToken.alone(first + patch))
                        .toList(),
                Floats.asList(scores));
    }
}
