package fastv.strategies.select;

import fastv.core.prune.FloatMatrix;

/**
 * Relevant and different tokens: the greedy mode of a determinantal point process with kernel
 * {@code L_ij = r_i S_ij r_j}, one row of its Cholesky factor per pick (Chen et al., Fast Greedy
 * MAP Inference for DPP, arXiv:1709.05135).
 *
 * <pre>  j = argmax d;  e_i = (L_ji - sum_t c_t[j] c_t[i]) / sqrt(d_j);  d_i -= e_i^2</pre>
 *
 * <p>CDPruner, NeurIPS 2025, arXiv:2506.10967: S holds cosines of projected features, r how well a
 * token fits the instruction. Where more tokens are asked for than the kernel has rank, d reaches
 * zero and the released code goes on with NaN; here such a pick changes nothing and the others
 * follow by what is left of d.
 */
public final class Dpp {

    private Dpp() {}

    /**
     * Picks.
     *
     * @param similarity S {@code [token, token]}, symmetric, positive semidefinite
     * @param relevance r, one per token
     * @param keep how many; all where there are fewer
     * @return offsets in the order of picking; of equal ones the lower first
     */
    public static int[] select(FloatMatrix similarity, float[] relevance, int keep) {
        int tokens = similarity.rows();
        int[] picked = new int[Math.max(0, Math.min(keep, tokens))];
        float[][] factor = new float[picked.length][];
        float[] gain = new float[tokens]; // d
        for (int i = 0; i < tokens; i++) {
            gain[i] = relevance[i] * similarity.at(i, i) * relevance[i];
        }
        for (int count = 0; count < picked.length; count++) {
            int next = Largest.of(gain);
            picked[count] = next;
            factor[count] = row(similarity, relevance, factor, count, next, gain[next]);
            for (int i = 0; i < tokens; i++) {
                gain[i] -= factor[count][i] * factor[count][i];
            }
            gain[next] = Float.NEGATIVE_INFINITY; // and stays so
        }
        return picked;
    }

    private static float[] row(
            FloatMatrix similarity,
            float[] relevance,
            float[][] factor,
            int count,
            int next,
            float gain) {
        float[] row = new float[relevance.length];
        if (gain <= 0) {
            return row;
        }
        double root = Math.sqrt(gain);
        for (int i = 0; i < row.length; i++) {
            double explained = 0;
            for (int t = 0; t < count; t++) {
                explained += (double) factor[t][next] * factor[t][i];
            }
            float kernel = relevance[next] * similarity.at(next, i) * relevance[i];
            row[i] = (float) ((kernel - explained) / root);
        }
        return row;
    }
}
