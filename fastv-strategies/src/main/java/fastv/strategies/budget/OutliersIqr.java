package fastv.strategies.budget;

import java.util.Arrays;

/**
 * As many tokens as have outstanding scores: above {@code Q3 + 1.5 (Q3 - Q1)}, the usual fence of
 * outliers, quartiles interpolated linearly.
 *
 * <p>LLaVA-PruMerge, arXiv:2403.15388. The released code takes one pair of quartiles over all
 * pictures of a batch; here every picture has its own, so that no sample depends on others.
 */
public final class OutliersIqr {

    private OutliersIqr() {}

    /**
     * The share of outliers. PruMerge keeps {@code trunc(N * ratio)} tokens, which may be one fewer
     * than there are outliers where the product is rounded down.
     *
     * @param scores at least one
     * @return in {@code [0, 0.25]}
     */
    public static double ratio(float[] scores) {
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        double first = quantile(sorted, 0.25);
        double third = quantile(sorted, 0.75);
        double fence = third + 1.5 * (third - first);
        int outliers = 0;
        for (float score : scores) {
            if (score > fence) {
                outliers++;
            }
        }
        return (double) outliers / scores.length;
    }

    private static double quantile(float[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * ((double) sorted[above] - sorted[below]);
    }
}
