package fastv.strategies.cluster;

import fastv.core.prune.FloatMatrix;
import fastv.strategies.order.Order;
import java.util.Arrays;

/**
 * ViTCoP's clusters of patches: density peaks among keys of the tower, where a patch follows the
 * nearest denser one that is not too far away in the picture (arXiv:2601.17818).
 *
 * <pre>
 *   density[i] = sum over j of exp(-(D[i, j] / radius)^2)                 itself included
 *   follows[i] = nearest j with density[j] &gt;= density[i] and |place[i] - place[j]| &lt;= near
 *   score[i]   = density[i] * D[i, follows[i]]                            infinite where none is
 *   centres    = the max(1, trunc(share n)) best scored
 *   a patch belongs to the centre that it reaches by following
 * </pre>
 *
 * <p>As released, a patch that follows none and is no centre follows the first one, and patches of
 * one density may follow each other in a circle; they make one more cluster. Of equal distances and
 * scores the earlier patch wins.
 *
 * @param share of the patches that become centres
 * @param radius the distance at which density has fallen to 1/e
 * @param near the largest distance in the picture, whose sides have length 1
 */
public record PatchClusters(double share, double radius, double near) {

    /** The label of patches that reach no centre. */
    public static final int CIRCLE = -1;

    /** How many centres n patches have. */
    public int centres(int patches) {
        return Math.max(1, (int) (share * patches));
    }

    /**
     * Labels of some patches of a square picture.
     *
     * @param distances D between all patches of the picture
     * @param patches those to cluster, ascending
     * @param side patches in a row
     * @return one per patch: 0 for those of the best scored centre, and so on, or {@link #CIRCLE}
     */
    public int[] labels(FloatMatrix distances, int[] patches, int side) {
        double[] density = density(distances, patches);
        int[] follows = new int[patches.length];
        float[] scores = new float[patches.length];
        for (int i = 0; i < patches.length; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < patches.length; j++) {
                double distance = distances.at(patches[i], patches[j]);
                boolean ahead = j != i && density[j] >= density[i];
                if (ahead && distance < nearest && apart(patches[i], patches[j], side) <= near) {
                    nearest = distance;
                    follows[i] = j;
                }
            }
            scores[i] = (float) (density[i] * nearest);
        }
        return followed(follows, Arrays.copyOf(Order.falling(scores), centres(patches.length)));
    }

    private double[] density(FloatMatrix distances, int[] patches) {
        double[] density = new double[patches.length];
        for (int i = 0; i < patches.length; i++) {
            for (int j = 0; j < patches.length; j++) {
                double far = i == j ? 0 : distances.at(patches[i], patches[j]) / radius;
                density[i] += Math.exp(-far * far);
            }
        }
        return density;
    }

    private static double apart(int patch, int other, int side) {
        return Math.hypot(patch / side - other / side, patch % side - other % side) / side;
    }

    private static int[] followed(int[] follows, int[] centres) {
        int[] labels = new int[follows.length];
        Arrays.fill(labels, CIRCLE);
        for (int label = 0; label < Math.min(centres.length, labels.length); label++) {
            labels[centres[label]] = label;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == CIRCLE && labels[follows[i]] != CIRCLE) {
                    labels[i] = labels[follows[i]];
                    changed = true;
                }
            }
        }
        return labels;
    }
}
