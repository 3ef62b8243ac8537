package fastv.strategies.transform;

import fastv.core.prune.FloatMatrix;

/**
 * Scores brought to {@code (0, 1]}: {@code (s - min + 1e-6) / (max - min)}, over all crops of a
 * picture together.
 *
 * <p>CDPruner, arXiv:2506.10967. The small number stands in the numerator alone, as released, so
 * the largest is a little above 1. Where all scores are equal the release divides by 0; here all
 * become 1.
 */
public final class MinMax {
    private static final float FLOOR = 1e-6f;

    private MinMax() {}

    /**
     * Normalises.
     *
     * @param scores {@code [crop, token]}
     */
    public static FloatMatrix over(FloatMatrix scores) {
        float[] all = new float[scores.rows() * scores.columns()];
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < all.length; i++) {
            all[i] = scores.at(i / scores.columns(), i % scores.columns());
            min = Math.min(min, all[i]);
            max = Math.max(max, all[i]);
        }
        for (int i = 0; i < all.length; i++) {
            all[i] = max > min ? (all[i] - min + FLOOR) / (max - min) : 1;
        }
        return new FloatMatrix(scores.rows(), scores.columns(), all);
    }
}
