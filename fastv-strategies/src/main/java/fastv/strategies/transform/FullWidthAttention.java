package fastv.strategies.transform;

import fastv.core.prune.FloatMatrix;
import java.util.Arrays;

/**
 * Attention of [CLS] as if the heads were one of full width: {@code softmax(q . k_j / sqrt(C))}
 * over all rows, [CLS] among them.
 *
 * <p>LLaVA-PruMerge, arXiv:2403.15388, described as the tower's attention of [CLS]; the released
 * code multiplies the outputs of the last module's q and k projections without splitting them into
 * heads.
 */
public final class FullWidthAttention {

    private FullWidthAttention() {}

    /**
     * The weights of the patches.
     *
     * @param query {@code [width]}, of [CLS]
     * @param keys {@code [1 + patch, width]}, [CLS] first
     * @return one per patch; with [CLS]'s own weight they sum to 1
     */
    public static float[] ofPatches(float[] query, FloatMatrix keys) {
        double[] weights = new double[keys.rows()];
        double scale = 1 / Math.sqrt(query.length);
        for (int i = 0; i < weights.length; i++) {
            float[] key = keys.row(i);
            for (int j = 0; j < query.length; j++) {
                weights[i] += (double) query[j] * key[j] * scale;
            }
        }
        double highest = Arrays.stream(weights).max().orElse(0);
        Arrays.setAll(weights, i -> Math.exp(weights[i] - highest));
        double sum = Arrays.stream(weights).sum();
        float[] patches = new float[Math.max(0, weights.length - 1)];
        for (int i = 0; i < patches.length; i++) {
            patches[i] = (float) (weights[i + 1] / sum);
        }
        return patches;
    }
}
