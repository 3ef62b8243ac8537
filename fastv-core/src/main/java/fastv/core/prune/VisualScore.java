package fastv.core.prune;

import java.util.Set;

/** What a patch is worth before the decoder. */
public interface VisualScore {

    /** The public name of what ranks. */
    String name();

    /** What it reads in the tower. */
    Set<VisualNeed> needs();

    /**
     * Scores one picture.
     *
     * @return one finite number per patch, larger is better
     */
    float[] score(VisualEvidence evidence);
}
