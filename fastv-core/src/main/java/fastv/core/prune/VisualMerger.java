package fastv.core.prune;

import java.util.List;
import java.util.Set;

/** What becomes of the patches that were not picked. */
public interface VisualMerger {

    /** What it reads in the tower beside the scores. */
    default Set<VisualNeed> needs() {
        return Set.of();
    }

    /**
     * Merges.
     *
     * @param scores one per patch
     * @param kept patches that were picked, in the order of the new sequence
     */
    Merged merge(float[] scores, int[] kept, VisualEvidence evidence);

    /**
     * How many extra tokens it makes.
     *
     * @param rest how many patches were not picked
     */
    int extras(int rest);

    /**
     * A picture's tokens as weighted sums of patches, counted from 0.
     *
     * @param kept one per kept patch, in their order
     * @param extras tokens of their own, which follow
     */
    record Merged(List<MergedToken> kept, List<MergedToken> extras) {
        public Merged {
            kept = List.copyOf(kept);
            extras = List.copyOf(extras);
        }
    }
}
