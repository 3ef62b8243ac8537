package fastv.core.prune;

import java.util.Set;

/** Which patches go on to the decoder, given what each is worth. */
public interface VisualSelector {

    /** What it reads in the tower beside the scores. */
    default Set<VisualNeed> needs() {
        return Set.of();
    }

    /**
     * Picks among the patches that are left.
     *
     * @param scores one per patch
     * @param count how many; fewer only where fewer are left, or as the rule says
     * @param taken patches that earlier rules picked
     * @return distinct patches in the order of picking, none of them taken
     */
    int[] select(float[] scores, int count, int[] taken, VisualEvidence evidence);
}
