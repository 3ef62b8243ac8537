package fastv.strategies.merge;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.strategies.select.BestFirst;
import java.util.Arrays;
import java.util.List;

/**
 * Every kept token takes in its k most similar others, weighted by their scores.
 *
 * <pre>  y_i = x_i + sum over the k nearest j != i of a_j x_j</pre>
 *
 * <p>LLaVA-PruMerge, arXiv:2403.15388, k = 32. The others include kept tokens. The method is
 * described as a weighted average; in the released code the weights are plain attention and do not
 * sum to 1.
 */
public final class KnnWeighted {

    private KnnWeighted() {}

    /**
     * The merged rows, in the order of {@code kept}.
     *
     * @param similarity {@code [token, token]}
     * @param scores a, one per token
     * @param kept tokens
     * @param neighbours k; all others where there are fewer
     */
    public static List<MergedToken> merge(
            FloatMatrix similarity, float[] scores, int[] kept, int neighbours) {
        return Arrays.stream(kept)
                .mapToObj(
                        token -> {
                            int[] near =
                                    BestFirst.of(
                                            similarity.row(token), neighbours, new int[] {token});
                            return token(token, near, scores);
                        })
                .toList();
    }

    private static MergedToken token(int token, int[] near, float[] scores) {
        int[] tokens = new int[near.length + 1];
        float[] weights = new float[near.length + 1];
        tokens[0] = token;
        weights[0] = 1;
        for (int i = 0; i < near.length; i++) {
            tokens[i + 1] = near[i];
            weights[i + 1] = scores[near[i]];
        }
        return new MergedToken(tokens, weights);
    }
}
