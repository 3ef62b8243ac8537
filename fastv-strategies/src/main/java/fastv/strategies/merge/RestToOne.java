package fastv.strategies.merge;

import fastv.core.prune.MergedToken;
import fastv.strategies.select.Rest;

/**
 * All tokens that are not kept become one, weighted by their scores, which are not normalised.
 *
 * <p>The extra token of LLaVA-PruMerge's released code (arXiv:2403.15388); an idea of EViT
 * (arXiv:2202.07800).
 */
public final class RestToOne {

    private RestToOne() {}

    /**
     * The extra row.
     *
     * @param scores one per token
     * @param kept tokens that are not part of it
     */
    public static MergedToken merge(float[] scores, int[] kept) {
        int[] rest = Rest.of(scores.length, kept);
        float[] weights = new float[rest.length];
        for (int i = 0; i < rest.length; i++) {
            weights[i] = scores[rest[i]];
        }
        return new MergedToken(rest, weights);
    }
}
