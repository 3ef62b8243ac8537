package fastv.core.prune;

import java.util.List;
import java.util.Set;

/** What becomes of the candidates that do not stay. */
public interface Merger {

    /** They are gone. */
    Merger NONE =
            new Merger() {
                @Override
                public Set<EvidenceNeed> needs() {
                    return Set.of();
                }

                @Override
                public int outputs(int candidates, int kept) {
                    return 0;
                }

                @Override
                public long macs(int candidates, int kept, int width) {
                    return 0;
                }

                @Override
                public List<MergedToken> merge(float[] scores, int[] kept, Evidence evidence) {
                    return List.of();
                }
            };

    /** What it asks of the evidence. */
    Set<EvidenceNeed> needs();

    /** How many rows it makes where {@code kept} of {@code candidates} stay. */
    int outputs(int candidates, int kept);

    /**
     * Multiply-accumulates of its own.
     *
     * @param width of a hidden state
     */
    long macs(int candidates, int kept, int width);

    /** Whether a new row stands where the one stood that it stands for. */
    default boolean inPlace() {
        return false;
    }

    /**
     * Makes new rows of candidates that do not stay. They come after the last candidate, in the
     * order given, unless they stand {@link #inPlace}.
     *
     * @param scores one per candidate
     * @param kept offsets of the candidates that stay, ascending
     * @return sums of candidates, by offset; each has at least one, no candidate is in two or
     *     stays, and the first is the one that the new row stands for
     */
    List<MergedToken> merge(float[] scores, int[] kept, Evidence evidence);
}
