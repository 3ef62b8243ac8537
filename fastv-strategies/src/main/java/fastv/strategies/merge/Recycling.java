package fastv.strategies.merge;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.core.prune.Merger;
import fastv.strategies.order.Order;
import fastv.strategies.select.Rest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * SparseVLM's recycling inside the decoder: the best of the pruned tokens come back as cluster
 * means of the states that enter the site, see {@link DensityPeaks} (arXiv:2410.04417). A cluster
 * stands for its best scored member.
 *
 * @param share of the pruned tokens that is recycled, 0.3 in the release
 * @param per how many tokens share a cluster, 10 in the release
 */
public record Recycling(double share, int per) implements Merger {

    /** As released. */
    public static final Recycling RELEASED =
            new Recycling(DensityPeaks.RELEASED_SHARE, DensityPeaks.RELEASED_PER_CLUSTER);

    public Recycling {
        if (!(share >= 0 && share <= 1) || per < 1) {
            throw new IllegalArgumentException(
                    "density-peaks: expected a share in [0, 1] and 1 or more per cluster, got "
                            + share
                            + " and "
                            + per);
        }
    }

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(new EvidenceNeed.Distances());
    }

    @Override
    public int outputs(int candidates, int kept) {
        int recycled = DensityPeaks.recycled(candidates - kept, share);
        return recycled == 0 ? 0 : DensityPeaks.clusters(recycled, per);
    }

    /** Distances of all pairs, and the sums. */
    @Override
    public long macs(int candidates, int kept, int width) {
        long recycled = DensityPeaks.recycled(candidates - kept, share);
        return (recycled * (recycled - 1) / 2 + recycled) * width;
    }

    @Override
    public List<MergedToken> merge(float[] scores, int[] kept, Evidence evidence) {
        int[] recycled = recycled(scores, kept);
        if (recycled.length == 0) {
            return List.of();
        }
        int[] candidates = evidence.candidates();
        FloatMatrix distances =
                evidence.distances(Arrays.stream(recycled).map(at -> candidates[at]).toArray());
        return DensityPeaks.merge(distances, DensityPeaks.clusters(recycled.length, per)).stream()
                .map(cluster -> among(recycled, cluster))
                .toList();
    }

    private static MergedToken among(int[] recycled, MergedToken cluster) {
        return new MergedToken(
                Arrays.stream(cluster.tokens()).map(at -> recycled[at]).toArray(),
                cluster.weights());
    }

    /** The pruned tokens that come back, by falling score. */
    public int[] recycled(float[] scores, int[] kept) {
        int[] pruned = Rest.of(scores.length, kept);
        return Arrays.copyOf(
                Order.falling(scores, pruned), DensityPeaks.recycled(pruned.length, share));
    }
}
