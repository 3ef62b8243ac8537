package fastv.strategies.cluster;

import fastv.core.prune.Budget;
import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import java.util.Set;

/**
 * How many tokens stay alone beside the clusters, so that both together are the rows that ViTCoP
 * leaves; {@link ClusterPlan}.
 *
 * @param rows how many are left in all
 * @param clusters what marked the patches, from which a plan knows their number
 */
public record ClusterBudget(ShallowRows rows, PatchClusters clusters)
        implements Budget.Measured.Rule {

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(new EvidenceNeed.Marks());
    }

    @Override
    public int keep(Evidence evidence) {
        float[] labels = evidence.marks();
        return ClusterPlan.of(labels, new float[labels.length], rows.of(labels.length))
                .kept()
                .size();
    }

    @Override
    public int expected(int candidates, int original) {
        int left = rows.of(candidates);
        return left == candidates ? left : Math.max(0, left - clusters.centres(candidates));
    }

    @Override
    public String requested() {
        return "keep-ratio=" + rows.keepRatio() + " over all layers";
    }
}
