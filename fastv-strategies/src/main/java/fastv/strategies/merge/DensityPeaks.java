package fastv.strategies.merge;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.strategies.order.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * SparseVLM's recycling: the best of the pruned tokens come back as a few cluster means, found by
 * density peaks (arXiv:2410.04417).
 *
 * <p>With c clusters over n tokens of width C:
 *
 * <pre>
 *   D[i, j]    = |x_i - x_j| / sqrt(C)
 *   density[i] = exp(-mean of the c smallest D[i, .]^2, itself included)
 *   delta[i]   = min of D[i, j] over denser j; the largest D of all where none is denser
 *   centres    = the c largest density * delta; everyone joins the nearest centre
 *   token      = sum of members / (members + 1e-6)
 * </pre>
 *
 * <p>The released code adds uniform noise of 1e-6 to the density, so that its result can vary where
 * densities are equal. There is none here: of equal densities the earlier token is the denser.
 */
public final class DensityPeaks {
    /** The share of the pruned tokens that the release recycles. */
    public static final double RELEASED_SHARE = 0.3;

    /** How many tokens share a cluster in the release. */
    public static final int RELEASED_PER_CLUSTER = 10;

    private static final double GUARD = 1e-6;

    private DensityPeaks() {}

    /** How many of the pruned tokens are recycled: {@code trunc(share pruned) + 1}, at most all. */
    public static int recycled(int pruned, double share) {
        return Math.min(pruned, (int) (share * pruned) + 1);
    }

    /** How many clusters recycled tokens make: {@code recycled / per + 1}, at most one each. */
    public static int clusters(int recycled, int per) {
        return Math.min(recycled, recycled / per + 1);
    }

    /**
     * Clusters tokens.
     *
     * @param distances D, {@code [n, n]}, symmetric
     * @param clusters c, 1 to n
     * @return one per cluster, by falling score of its centre; tokens are rows of {@code distances}
     */
    public static List<MergedToken> merge(FloatMatrix distances, int clusters) {
        int[] centres = centres(distances, clusters);
        int[] owner = owners(distances, centres);
        List<MergedToken> merged = new ArrayList<>();
        for (int cluster = 0; cluster < centres.length; cluster++) {
            int at = cluster;
            int[] members = IntStream.range(0, owner.length).filter(i -> owner[i] == at).toArray();
            float[] weights = new float[members.length];
            Arrays.fill(weights, (float) (1 / (members.length + GUARD)));
            merged.add(new MergedToken(members, weights));
        }
        return merged;
    }

    private static int[] centres(FloatMatrix distances, int clusters) {
        float[] density = density(distances, clusters);
        float farthest = 0;
        for (float distance : distances.all()) {
            farthest = Math.max(farthest, distance);
        }
        float[] scores = new float[density.length];
        for (int i = 0; i < scores.length; i++) {
            float delta = Float.POSITIVE_INFINITY;
            for (int j = 0; j < scores.length; j++) {
                if (density[j] > density[i] || (density[j] == density[i] && j < i)) {
                    delta = Math.min(delta, distances.at(i, j));
                }
            }
            scores[i] = density[i] * (delta == Float.POSITIVE_INFINITY ? farthest : delta);
        }
        return Arrays.stream(Order.falling(scores)).limit(clusters).toArray();
    }

    private static float[] density(FloatMatrix distances, int neighbours) {
        float[] density = new float[distances.rows()];
        for (int i = 0; i < density.length; i++) {
            float[] nearest = distances.row(i);
            Arrays.sort(nearest);
            double sum = 0;
            for (int j = 0; j < neighbours; j++) {
                sum += (double) nearest[j] * nearest[j];
            }
            density[i] = (float) Math.exp(-sum / neighbours);
        }
        return density;
    }

    private static int[] owners(FloatMatrix distances, int[] centres) {
        int[] owner = new int[distances.rows()];
        for (int i = 0; i < owner.length; i++) {
            for (int cluster = 1; cluster < centres.length; cluster++) {
                if (distances.at(i, centres[cluster]) < distances.at(i, centres[owner[i]])) {
                    owner[i] = cluster;
                }
            }
        }
        for (int cluster = 0; cluster < centres.length; cluster++) {
            owner[centres[cluster]] = cluster;
        }
        return owner;
    }
}
