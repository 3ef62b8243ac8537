package fastv.core.prune;

import java.util.Set;

/**
 * A number that is taken once in a pass, at one site, and that stages behind it read too: what
 * early layers tell about a prompt can decide how later ones cut. Compared by value.
 */
public interface Note {

    /** The layer before which it is taken; a stage there must announce it. */
    int layer();

    /** What it reads there. */
    Set<EvidenceNeed> needs();

    /** Takes it. */
    double take(Evidence evidence);
}
