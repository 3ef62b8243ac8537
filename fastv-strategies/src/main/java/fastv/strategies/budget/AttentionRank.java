package fastv.strategies.budget;

import fastv.core.prune.Budget;
import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.EvidenceNeed.Queries;
import fastv.core.prune.HeadMean;
import fastv.strategies.score.JudgingText;
import java.util.Set;

/**
 * {@link MatrixRank} of what judges pay to the candidates in one layer, averaged over heads
 * (arXiv:2410.04417, first release).
 *
 * @param layer 0-based decoder layer whose attention is read
 * @param judges whose attention counts
 * @param rank from the rank to a count
 */
public record AttentionRank(int layer, JudgingText judges, MatrixRank rank)
        implements Budget.Measured.Rule {

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(new EvidenceNeed.Attention(layer, new Queries.Chosen(judges)));
    }

    @Override
    public int keep(Evidence evidence) {
        int present = evidence.candidates().length;
        int found =
                MatrixRank.rank(
                        evidence.attention(layer, new Queries.Chosen(judges)).mean(HeadMean.PLAIN));
        return Math.max(0, Math.min(present, rank.keep(found, present)));
    }

    @Override
    public String requested() {
        return "rank * " + rank.scale() + " + " + rank.bias();
    }
}
