package fastv.strategies.cluster;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.Selector;
import fastv.strategies.score.ShortKeys;
import java.util.Set;

/**
 * The tokens that ViTCoP keeps alone beside its clusters, {@link ClusterPlan}.
 *
 * @param rows how many are left in all
 */
public record ShortestOfClusters(ShallowRows rows) implements Selector {

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(new EvidenceNeed.Marks());
    }

    @Override
    public int[] select(float[] scores, int keep, Evidence evidence) {
        return ClusterPlan.of(evidence.marks(), ShortKeys.lengths(scores), rows.of(scores.length))
                .kept()
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
