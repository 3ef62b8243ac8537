package fastv.strategies.score;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.EvidenceNeed.Queries;
import fastv.core.prune.Score;
import fastv.core.token.Segment;
import java.util.Set;

/**
 * FitPrune's score inside the decoder, see {@link CrossSelfAttention}: the attention of the
 * question times that of the picture itself, maxima over heads (arXiv:2409.10197).
 *
 * <p>The question is all text after the first picture; text that lies before a picture adds nothing
 * to that picture's tokens, which it does not see. N is the number of candidates; it scales all
 * scores alike.
 *
 * @param layer 0-based decoder layer whose attention is read
 * @param signal which of the two counts
 */
public record CrossSelfScore(int layer, Signal signal) implements Score {
    /** The public name. */
    public static final String NAME = "cross-self-attention";

    private static final Queries QUESTION = new Queries.Of(Segment.INSTRUCTION);
    private static final Queries PICTURE = new Queries.Of(Segment.IMAGE);

    /** What a token is worth. */
    public enum Signal {
        /** Both, multiplied. */
        PRODUCT,
        /** What the question pays to it. */
        CROSS,
        /** What the picture pays to it. */
        SELF
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EvidenceNeed> needs() {
        EvidenceNeed cross = new EvidenceNeed.Attention(layer, QUESTION);
        EvidenceNeed self = new EvidenceNeed.Attention(layer, PICTURE);
        return switch (signal) {
            case PRODUCT -> Set.of(cross, self);
            case CROSS -> Set.of(cross);
            case SELF -> Set.of(self);
        };
    }

    @Override
    public float[] score(Evidence evidence) {
        return switch (signal) {
            case PRODUCT -> new CrossSelfAttention(cross(evidence), self(evidence)).scores();
            case CROSS -> cross(evidence);
            case SELF -> self(evidence);
        };
    }

    private float[] cross(Evidence evidence) {
        return evidence.attention(layer, QUESTION).largestSummed();
    }

    private float[] self(Evidence evidence) {
        float[] sums = evidence.attention(layer, PICTURE).largestSummed();
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= sums.length;
        }
        return sums;
    }
}
