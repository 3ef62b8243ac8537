package fastv.strategies.score;

import fastv.core.prune.Evidence;
import fastv.core.prune.Evidence.AttentionReading;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.EvidenceNeed.Queries;
import fastv.core.prune.Score;
import java.util.Set;

/**
 * A token is worth the attention it receives in one decoder layer, averaged over the heads.
 *
 * <p>Chen et al., An Image is Worth 1/2 Tokens After Layer 2, ECCV 2024, arXiv:2403.06764, section
 * 4.1: "the average attention-score one token received from all other tokens". The authors' code
 * reads one query instead, the last of the sequence. {@link Criterion#LAST} follows the code; the
 * three means are readings of the text. With {@code M[i][j]} the attention of query i on key j and
 * n rows:
 *
 * <pre>
 *   last            M[n-1][j]
 *   mean-all        sum over i of M[i][j], divided by n
 *   mean-attending  the same sum divided by n - j, the rows that can see j
 *   mean-others     sum over i &gt; j of M[i][j], divided by n - 1 - j
 * </pre>
 */
public final class AttentionScore implements Score {
    /** The public name. */
    public static final String NAME = "text-attention";

    /** Whose attention counts, and what the sum is divided by. */
    public enum Criterion {
        LAST,
        MEAN_ALL,
        MEAN_ATTENDING,
        MEAN_OTHERS
    }

    private final int layer;
    private final Criterion criterion;

    /**
     * @param layer 0-based decoder layer whose attention is read
     * @param criterion which queries count
     */
    public AttentionScore(int layer, Criterion criterion) {
        this.layer = layer;
        this.criterion = criterion;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EvidenceNeed> needs() {
        Queries queries = criterion == Criterion.LAST ? Queries.LAST : Queries.ALL;
        return Set.of(new EvidenceNeed.Attention(layer, queries));
    }

    @Override
    public float[] score(Evidence evidence) {
        AttentionReading attention = evidence.attention(layer);
        float[] received =
                switch (criterion) {
                    case LAST -> attention.ofLastQuery();
                    case MEAN_ALL, MEAN_ATTENDING -> attention.received();
                    case MEAN_OTHERS -> attention.receivedFromOthers();
                };
        int[] rows = evidence.candidates();
        float[] scores = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = received[rows[i]] / queriesThatCount(attention.queries(), rows[i]);
        }
        return scores;
    }

    private float queriesThatCount(int queries, int row) {
        return switch (criterion) {
            case LAST -> 1;
            case MEAN_ALL -> queries;
            case MEAN_ATTENDING -> queries - row;
            case MEAN_OTHERS -> Math.max(1, queries - 1 - row); // nobody sees the last row
        };
    }
}
