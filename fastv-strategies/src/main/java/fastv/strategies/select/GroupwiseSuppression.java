package fastv.strategies.select;

import fastv.core.prune.FloatMatrix;
import fastv.strategies.order.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * PruneSID's choice among grouped patches (arXiv:2603.09480, ICLR 2026, as released): within a
 * group the best goes first and sets aside those that resemble it, then the best that is left, and
 * so on; a group keeps the more the more of it survive so.
 *
 * <p>Of equal scores the lower patch, of groups with as many survivors the lower group comes first;
 * the release leaves both to the sorting routine.
 */
public final class GroupwiseSuppression {
    private static final int PER_GROUP = 5;
    private static final int TOKENS_PER_BOUND = 64;
    private static final float TOKENS_PER_THRESHOLD = 32;

    private GroupwiseSuppression() {}

    /**
     * Picks {@code tokens - 1} patches; the class token is the other one.
     *
     * @param group of every patch, from 0 on, fewer groups than {@code tokens}
     * @param scores what a patch is worth, at least 0; one that is worth 0 survives nowhere
     * @param cosine of patches {@code [patch, patch]}
     * @param tokens at most as many as patches
     * @return patches, group after group, in the order of picking
     */
    public static int[] select(int[] group, float[] scores, FloatMatrix cosine, int tokens) {
        int groups = Arrays.stream(group).max().orElse(-1) + 1;
        float threshold = tokens / TOKENS_PER_THRESHOLD * mean(cosine);
        List<int[]> orders = new ArrayList<>();
        int[] members = new int[groups];
        int[] survivors = new int[groups];
        for (int g = 0; g < groups; g++) {
            int own = g;
            int[] patches =
                    Order.falling(
                            scores,
                            IntStream.range(0, group.length)
                                    .filter(i -> group[i] == own)
                                    .toArray());
            List<Integer> first = survivors(patches, scores, cosine, threshold);
            members[g] = patches.length;
            survivors[g] = first.size();
            orders.add(
                    IntStream.concat(
                                    first.stream().mapToInt(Integer::intValue),
                                    Arrays.stream(patches).filter(i -> !first.contains(i)))
                            .toArray());
        }
        int[] quotas = quotas(members, survivors, tokens);
        return IntStream.range(0, groups)
                .flatMap(g -> Arrays.stream(orders.get(g)).limit(quotas[g]))
                .toArray();
    }

    /** The mean over all pairs of different patches. */
    private static float mean(FloatMatrix cosine) {
        double sum = 0;
        for (int i = 0; i < cosine.rows(); i++) {
            for (int j = i + 1; j < cosine.rows(); j++) {
                sum += cosine.at(i, j);
            }
        }
        return (float) (sum / Math.max(1, cosine.rows() * (cosine.rows() - 1L) / 2));
    }

    private static List<Integer> survivors(
            int[] falling, float[] scores, FloatMatrix cosine, float threshold) {
        List<Integer> survivors = new ArrayList<>();
        for (int patch : falling) {
            if (scores[patch] > 0
                    && survivors.stream().noneMatch(s -> cosine.at(s, patch) > threshold)) {
                survivors.add(patch);
            }
        }
        return survivors;
    }

    /**
     * How many patches of each group stay: one at least, the others in proportion to the survivors
     * up to a bound, and what is left over to the groups with the most survivors.
     *
     * @return {@code tokens - 1} in all
     */
    static int[] quotas(int[] members, int[] survivors, int tokens) {
        int[] bounds = bounds(members, survivors, tokens);
        int[] quotas = Arrays.stream(members).map(count -> Math.min(1, count)).toArray();
        int others = Math.max(0, tokens - Arrays.stream(quotas).sum() - 1);
        int wanted = others + Arrays.stream(quotas).sum();
        float all = Arrays.stream(survivors).sum();
        float share = 0;
        int given = 0;
        for (int g = 0; g < quotas.length; g++) {
            share += survivors[g] / all;
            int upToHere = (int) Math.rint(share * others);
            quotas[g] = Math.min(quotas[g] + upToHere - given, bounds[g]);
            given = upToHere;
        }
        float[] counts = new float[survivors.length];
        for (int g = 0; g < counts.length; g++) {
            counts[g] = survivors[g];
        }
        for (int g : Order.falling(counts)) {
            int missing = wanted - Arrays.stream(quotas).sum();
            quotas[g] += Math.max(0, Math.min(bounds[g] - quotas[g], missing));
        }
        return quotas;
    }

    private static int[] bounds(int[] members, int[] survivors, int tokens) {
        int most = PER_GROUP * ((tokens + TOKENS_PER_BOUND - 1) / TOKENS_PER_BOUND);
        int[] bounds = new int[members.length];
        Arrays.setAll(bounds, g -> Math.min(Math.min(most, members[g]), survivors[g]));
        while (Arrays.stream(bounds).sum() < tokens) {
            Arrays.setAll(bounds, g -> Math.min(bounds[g] + 1, members[g]));
        }
        return bounds;
    }
}
