package fastv.strategies.visual;

import com.google.common.primitives.Floats;
import fastv.core.prune.Budget;
import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.cluster.PatchClusters;
import fastv.strategies.select.BestFirst;
import java.util.Arrays;
import java.util.Set;

/**
 * ViTCoP before the decoder: the patches go on that the class token attends to most, each marked
 * with its cluster; {@link PatchClusters}, arXiv:2601.17818. Clusters of different pictures have
 * different marks.
 *
 * @param module of the tower whose class attention ranks and whose keys are clustered
 */
public record ClusteredPatchesStage(Budget budget, int module, PatchClusters clusters)
        implements VisualStage {

    @Override
    public Site site() {
        return Site.TOWER_OUT;
    }

    @Override
    public Set<VisualNeed> needs() {
        return Set.of(new VisualNeed.ClassAttention(module), new VisualNeed.FullWidthKeys(module));
    }

    @Override
    public String name() {
        return "cls-attention";
    }

    @Override
    public int outputs(int patches) {
        return budget.keep(patches);
    }

    @Override
    public boolean marksPatches() {
        return true;
    }

    @Override
    public String requested() {
        return budget.requested();
    }

    @Override
    public Reduction reduce(VisualEvidence evidence) {
        int patches = evidence.patches();
        float[] scores = evidence.classAttention(module).sumOverRows();
        int[] kept = Arrays.stream(BestFirst.of(scores, outputs(patches))).sorted().toArray();
        int[] labels =
                clusters.labels(evidence.keyDistances(module), kept, PatchSquare.side(patches));
        float[] marks = new float[patches];
        Arrays.fill(marks, Float.NaN);
        for (int i = 0; i < kept.length; i++) {
            marks[kept[i]] = labels[i] + evidence.picture() * kept.length;
        }
        return new Reduction(
                Arrays.stream(kept).mapToObj(patch -> MergedToken.alone(1 + patch)).toList(),
                Floats.asList(scores),
                Floats.asList(marks));
    }
}
