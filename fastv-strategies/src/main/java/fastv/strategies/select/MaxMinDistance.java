package fastv.strategies.select;

import fastv.core.prune.FloatMatrix;
import java.util.Arrays;

/**
 * The most spread out tokens: each pick is farthest from the nearest one picked before.
 *
 * <pre>  first = argmax_i min_{j != i} d(i, j);  next = argmax_i min_{p picked} d(i, p)</pre>
 *
 * <p>DivPrune, CVPR 2025, arXiv:2503.02175, with {@code d = 1 - cosine} of projected features. For
 * the first pick the released code takes the second smallest distance of a row, its own zero
 * included; that is the distance to the nearest other token.
 */
public final class MaxMinDistance {

    private MaxMinDistance() {}

    /**
     * Picks.
     *
     * @param similarity {@code [token, token]}, symmetric
     * @param keep how many; all where there are fewer
     * @return offsets in the order of picking; of equal ones the lower first
     */
    public static int[] select(FloatMatrix similarity, int keep) {
        int tokens = similarity.rows();
        int[] picked = new int[Math.max(0, Math.min(keep, tokens))];
        float[] distance = new float[tokens];
        for (int i = 0; i < tokens; i++) {
            distance[i] = toNearestOther(similarity, i);
        }
        for (int count = 0; count < picked.length; count++) {
            int next = Largest.of(distance);
            if (count == 0) {
                Arrays.fill(distance, Float.POSITIVE_INFINITY);
            }
            picked[count] = next;
            for (int i = 0; i < tokens; i++) {
                distance[i] = Math.min(distance[i], 1 - similarity.at(next, i));
            }
            distance[next] = Float.NEGATIVE_INFINITY; // and stays so; a duplicate lies at 0
        }
        return picked;
    }

    private static float toNearestOther(FloatMatrix similarity, int token) {
        float nearest = Float.POSITIVE_INFINITY;
        for (int other = 0; other < similarity.columns(); other++) {
            if (other != token) {
                nearest = Math.min(nearest, 1 - similarity.at(token, other));
            }
        }
        return nearest;
    }
}
