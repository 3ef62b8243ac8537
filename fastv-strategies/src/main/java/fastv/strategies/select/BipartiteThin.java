package fastv.strategies.select;

import fastv.core.prune.FloatMatrix;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Thins a list of tokens by dropping, a few at a time, those that another one resembles most: the
 * even places of the list are compared with the odd ones, the {@code chunk} most similar leave, and
 * the survivors (most similar first) followed by the odd places are the next list.
 *
 * <p>VisPruner, ICCV 2025, arXiv:2412.01818 v2. The order of each list decides the next split, so
 * it is part of the rule. The released code stops with a shape error where the list has an odd
 * length; here its even places are one more than its odd ones. (LightCompress moves one token from
 * the list to the important ones instead.)
 */
public final class BipartiteThin {

    private BipartiteThin() {}

    /**
     * Thins.
     *
     * @param similarity {@code [token, token]}
     * @param list offsets of tokens; their order matters
     * @param keep how many of them stay
     * @param chunk how many leave at once at most, 8 in the release
     * @return the ones that stay, in the order in which the loop leaves them
     */
    public static int[] thin(FloatMatrix similarity, int[] list, int keep, int chunk) {
        if (chunk < 1) {
            throw new IllegalArgumentException("chunk: expected 1 or more, got " + chunk);
        }
        int[] rest = list.clone();
        while (rest.length > Math.max(0, keep)) {
            int[] even = places(rest, 0);
            int[] odd = places(rest, 1);
            int leave = Math.min(Math.min(chunk, rest.length - Math.max(0, keep)), even.length);
            int[] ordered = mostSimilarFirst(similarity, even, odd);
            int[] next = Arrays.copyOf(ordered, ordered.length - leave + odd.length);
            System.arraycopy(ordered, leave, next, 0, ordered.length - leave);
            System.arraycopy(odd, 0, next, ordered.length - leave, odd.length);
            rest = next;
        }
        return rest;
    }

    private static int[] places(int[] list, int first) {
        int[] every = new int[(list.length + 1 - first) / 2];
        for (int i = 0; i < every.length; i++) {
            every[i] = list[2 * i + first];
        }
        return every;
    }

    private static int[] mostSimilarFirst(FloatMatrix similarity, int[] even, int[] odd) {
        double[] largest = new double[similarity.rows()];
        for (int a : even) {
            largest[a] = Double.NEGATIVE_INFINITY;
            for (int b : odd) {
                largest[a] = Math.max(largest[a], similarity.at(a, b));
            }
        }
        return Arrays.stream(even)
                .boxed()
                .sorted(Comparator.comparingDouble(a -> 0.0 - largest[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
