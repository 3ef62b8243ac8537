package fastv.core.prune;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * One shortening of the sequence.
 *
 * @param site where it happens
 * @param scope which rows may go
 * @param score what a token is worth
 * @param budget how many stay
 * @param selector which stay
 * @param positions rotary positions of what stays
 * @param enactment dropped or masked
 */
public record Stage(
        Site site,
        Scope scope,
        Score score,
        Budget budget,
        Selector selector,
        Positions positions,
        Enactment enactment) {

    public Stage {
        if (enactment == Enactment.MASK && positions == Positions.COMPACT) {
            throw new IllegalArgumentException(
                    "positions: masking moves no token; expected original, got compact");
        }
        int layer = ((Site.BeforeLayer) site).layer();
        for (EvidenceNeed need : score.needs()) {
            if (need instanceof EvidenceNeed.Attention attention && attention.layer() > layer) {
                throw new IllegalArgumentException(
                        "score: before layer "
                                + layer
                                + " the attention of layer "
                                + attention.layer()
                                + " is not known yet; expected 0 to "
                                + layer);
            }
        }
    }

    /** What score and selector ask of the evidence. */
    public Set<EvidenceNeed> needs() {
        Set<EvidenceNeed> all = new HashSet<>(score.needs());
        all.addAll(selector.needs());
        return all;
    }

    /**
     * Ranks and chooses.
     *
     * @return what was decided; kept rows are those of the evidence's layout
     */
    public Ranking rank(Evidence evidence) {
        int[] candidates = evidence.candidates();
        float[] scores = score.score(evidence);
        if (scores.length != candidates.length) {
            throw new IllegalStateException(
                    "score: expected "
                            + candidates.length
                            + " numbers, one per candidate, got "
                            + scores.length);
        }
        int keep = budget.keep(candidates.length, evidence.originalCandidates());
        int[] chosen = selector.select(scores, keep, evidence);
        int[] keptCandidates = Arrays.stream(chosen).map(offset -> candidates[offset]).toArray();
        return new Ranking(evidence.layout(), candidates, scores, keep, keptCandidates);
    }
}
