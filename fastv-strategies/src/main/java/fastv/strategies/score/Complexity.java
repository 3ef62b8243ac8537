package fastv.strategies.score;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.Note;
import fastv.strategies.transform.MutualInformation;
import java.util.Set;

/**
 * How complex a prompt is, read in one early layer: {@link MutualInformation} of what the text pays
 * to the image tokens, summed over heads. AutoPrune, arXiv:2509.23931.
 *
 * @param read 0-based decoder layer whose attention is read; taken before the layer behind it
 */
public record Complexity(int read) implements Note {

    /** All text behind the pictures asks. */
    static final EvidenceNeed.Queries TEXT =
            new EvidenceNeed.Queries.Chosen(new JudgingText(JudgingText.Who.TEXT));

    @Override
    public int layer() {
        return read + 1;
    }

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of(new EvidenceNeed.Attention(read, TEXT));
    }

    @Override
    public double take(Evidence evidence) {
        return MutualInformation.ofHeads(evidence.attention(read, TEXT).byHead());
    }
}
