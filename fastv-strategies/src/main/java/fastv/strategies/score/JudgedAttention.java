package fastv.strategies.score;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.EvidenceNeed.Queries;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.HeadMean;
import fastv.core.prune.Score;
import java.util.Set;

/**
 * A visual token is worth the attention that the judging text pays to it in one layer: SparseVLM's
 * score (arXiv:2410.04417).
 *
 * <pre>  score[v] = mean over judges t, heads h of attention[h, t, v]</pre>
 *
 * <p>The second release ("plus") first divides the attention by what rotary positions alone give,
 * and averages the heads that then look at the picture most, see {@link GravityCorrection}: {@link
 * HeadMean} with 14 heads. Without judges all scores are 0, and the earlier token wins.
 *
 * @param layer 0-based decoder layer whose attention is read
 * @param judges whose attention counts
 * @param heads which heads count
 */
public record JudgedAttention(int layer, JudgingText judges, HeadMean heads) implements Score {
    /** The public name. */
    public static final String NAME = "judged-attention";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(new EvidenceNeed.Attention(layer, queries()));
    }

    private Queries queries() {
        return new Queries.Chosen(judges);
    }

    @Override
    public float[] score(Evidence evidence) {
        FloatMatrix attention = evidence.attention(layer, queries()).mean(heads);
        return attention.rows() == 0
                ? new float[evidence.candidates().length]
                : attention.meanOverRows();
    }
}
