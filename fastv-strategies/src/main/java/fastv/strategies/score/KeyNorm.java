package fastv.strategies.score;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.Score;
import java.util.Set;

/**
 * A token is worth the L1 norm of its key: DART's measure for pivots (arXiv:2502.11494).
 *
 * <pre>  score[i] = sum over heads, channels of |key[head, i, channel]|      after rotation</pre>
 *
 * @param layer 0-based decoder layer whose keys are read; below the site
 */
public record KeyNorm(int layer) implements Score {
    /** The public name. */
    public static final String NAME = "key-norm";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(new EvidenceNeed.Keys(layer));
    }

    @Override
    public float[] score(Evidence evidence) {
        float[] norms = norms(evidence.keys(layer));
        int[] rows = evidence.candidates();
        float[] scores = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = norms[rows[i]];
        }
        return scores;
    }

    /** The norm of every row. */
    public static float[] norms(FloatMatrix keys) {
        float[] norms = new float[keys.rows()];
        for (int row = 0; row < norms.length; row++) {
            double sum = 0;
            for (float value : keys.row(row)) {
                sum += Math.abs(value);
            }
            norms[row] = (float) sum;
        }
        return norms;
    }
}
