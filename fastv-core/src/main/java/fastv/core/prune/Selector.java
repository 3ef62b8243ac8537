package fastv.core.prune;

import java.util.Set;

/** Which candidates stay, given their scores and how many may. */
public interface Selector {

    /** What it asks of the evidence beside the scores. */
    default Set<EvidenceNeed> needs() {
        return Set.of();
    }

    /**
     * Chooses.
     *
     * @param scores one per candidate
     * @param keep how many stay
     * @param evidence what the stage sees
     * @return offsets into the candidates, ascending and distinct
     */
    int[] select(float[] scores, int keep, Evidence evidence);
}
