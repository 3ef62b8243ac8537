package fastv.strategies.score;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.Score;
import java.util.Set;

/**
 * A token is worth the more the shorter its key is: ViTCoP's measure inside the decoder
 * (arXiv:2601.17818, AAAI 2026), which needs no attention.
 *
 * <pre>  score[i] = - | mean over heads of key[head, i] |      L2 norm, after rotation</pre>
 *
 * <p>With grouped queries the heads are those of the keys.
 *
 * @param layer 0-based decoder layer whose keys are read; below the site
 */
public record ShortKeys(int layer) implements Score {
    /** The public name. */
    public static final String NAME = "short-keys";

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
        FloatMatrix keys = evidence.keys(layer);
        int[] rows = evidence.candidates();
        float[] scores = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = (float) -lengthOfMean(keys.row(rows[i]), evidence.keyHeads());
        }
        return scores;
    }

    /** The lengths behind scores of this kind. */
    public static float[] lengths(float[] scores) {
        float[] lengths = new float[scores.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = -scores[i];
        }
        return lengths;
    }

    private static double lengthOfMean(float[] key, int heads) {
        int width = key.length / heads;
        double square = 0;
        for (int channel = 0; channel < width; channel++) {
            double sum = 0;
            for (int head = 0; head < heads; head++) {
                sum += key[head * width + channel];
            }
            square += (sum / heads) * (sum / heads);
        }
        return Math.sqrt(square);
    }
}
