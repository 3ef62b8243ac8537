package fastv.core.prune;

import java.util.Set;

/** One number per candidate token: the higher, the more worth keeping. */
public interface Score {

    /** Its public name, for journals. */
    String name();

    /** The evidence it will ask for, and nothing else will be there. */
    Set<EvidenceNeed> needs();

    /**
     * Scores the candidates.
     *
     * @return one finite number per entry of {@link Evidence#candidates()}, in its order
     */
    float[] score(Evidence evidence);
}
