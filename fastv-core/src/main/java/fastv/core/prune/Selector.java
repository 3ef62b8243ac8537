package fastv.core.prune;

/** Which candidates stay, given their scores and how many may. */
public interface Selector {

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
