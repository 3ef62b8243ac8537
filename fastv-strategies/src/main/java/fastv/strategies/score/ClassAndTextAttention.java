package fastv.strategies.score;

import fastv.core.prune.Evidence;
import fastv.core.prune.Evidence.ChosenAttention;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.HeadMean;
import fastv.core.prune.Score;
import fastv.strategies.transform.MutualInformation;
import java.util.Set;

/**
 * What the tower's class token pays to a patch, and in proportion to the prompt's complexity what
 * the text pays to its token in one layer: the score of AutoPrune's first cut, in the released code
 * (arXiv:2509.23931).
 *
 * <pre>
 *   score[v] = class[v] + weight * MI / T * mean over text t, heads h of attention[h, t, v]
 *   MI       = sum over heads of the mutual information of the T text tokens and the image
 * </pre>
 *
 * <p>{@code class[v]} is what a stage before the decoder noted of the patch; a token that shows no
 * patch counts 0 there.
 *
 * @param layer 0-based decoder layer whose attention is read
 * @param weight of the text's part
 */
public record ClassAndTextAttention(int layer, double weight) implements Score {

    @Override
    public String name() {
        return "class-and-text-attention";
    }

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(new EvidenceNeed.Attention(layer, Complexity.TEXT), new EvidenceNeed.Marks());
    }

    @Override
    public float[] score(Evidence evidence) {
        float[] scores = evidence.marks();
        ChosenAttention text = evidence.attention(layer, Complexity.TEXT);
        FloatMatrix mean = text.mean(HeadMean.PLAIN);
        float[] paid = mean.rows() == 0 ? new float[scores.length] : mean.meanOverRows();
        double share = weight * MutualInformation.ofHeads(text.byHead()) / Math.max(1, mean.rows());
        for (int i = 0; i < scores.length; i++) {
            float noted = Float.isNaN(scores[i]) ? 0 : scores[i];
            scores[i] = (float) (noted + share * paid[i]);
        }
        return scores;
    }
}
