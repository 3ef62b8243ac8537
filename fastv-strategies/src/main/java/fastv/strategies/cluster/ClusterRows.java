package fastv.strategies.cluster;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.MergedToken;
import fastv.core.prune.Merger;
import fastv.strategies.score.ShortKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The rows that ViTCoP makes of clusters, {@link ClusterPlan}: each stands where its middle member
 * stood.
 *
 * @param rows how many are left in all
 * @param clusters what marked the patches, from which a plan knows their number
 * @param sum what a row is
 */
public record ClusterRows(ShallowRows rows, PatchClusters clusters, Sum sum) implements Merger {

    /** What a merged row is. */
    public enum Sum {
        /** The middle member plus the mean of all, as released. */
        ADD,
        /** The mean alone. */
        MEAN
    }

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(new EvidenceNeed.Marks());
    }

    @Override
    public int outputs(int candidates, int kept) {
        return Math.min(
                Math.max(0, rows.of(candidates) - kept),
                Math.max(0, Math.min(candidates - kept, clusters.centres(candidates))));
    }

    @Override
    public long macs(int candidates, int kept, int width) {
        return (long) (candidates - kept) * width;
    }

    @Override
    public boolean inPlace() {
        return true;
    }

    @Override
    public List<MergedToken> merge(float[] scores, int[] kept, Evidence evidence) {
        return ClusterPlan.of(evidence.marks(), ShortKeys.lengths(scores), rows.of(scores.length))
                .groups()
                .stream()
                .map(this::row)
                .toList();
    }

    /** The middle member first: the row stands for it. */
    private MergedToken row(List<Integer> group) {
        int size = group.size();
        int middle = size / 2;
        int[] tokens = new int[size];
        Arrays.setAll(tokens, i -> group.get(i == 0 ? middle : i <= middle ? i - 1 : i));
        float[] weights = new float[size];
        Arrays.fill(weights, 1f / size);
        weights[0] += sum == Sum.ADD ? 1 : 0;
        return new MergedToken(tokens, weights);
    }
}
