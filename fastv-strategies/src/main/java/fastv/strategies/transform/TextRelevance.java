package fastv.strategies.transform;

import fastv.core.prune.FloatMatrix;

/**
 * How well a patch fits the instruction: the negated mean cosine of its image embedding with the
 * embeddings of the instruction's segments, in CLIP's common space.
 *
 * <p>CDPruner, NeurIPS 2025, arXiv:2506.10967. The minus sign is the released code's.
 */
public final class TextRelevance {

    private TextRelevance() {}

    /**
     * Before normalisation.
     *
     * @param image {@code [patch, width]}
     * @param text {@code [segment, width]}, at least one
     * @return one per patch, in {@code [-1, 1]}
     */
    public static float[] of(FloatMatrix image, FloatMatrix text) {
        return of(Cosine.between(text, image));
    }

    /**
     * The same from cosines.
     *
     * @param cosines {@code [segment, patch]}
     */
    public static float[] of(FloatMatrix cosines) {
        float[] relevance = cosines.meanOverRows();
        for (int i = 0; i < relevance.length; i++) {
            relevance[i] = 0 - relevance[i];
        }
        return relevance;
    }

    /**
     * Weighs relevance against diversity: {@code exp(theta / (2 (1 - theta)) r)}. An option of the
     * code, off in the release.
     *
     * @param theta in {@code [0, 1)}; 0 makes all tokens alike
     */
    public static float[] weighted(float[] relevance, double theta) {
        if (!(theta >= 0 && theta < 1)) {
            throw new IllegalArgumentException("theta: expected a number in [0, 1), got " + theta);
        }
        float[] weighted = new float[relevance.length];
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = (float) Math.exp(theta / (2 * (1 - theta)) * relevance[i]);
        }
        return weighted;
    }
}
