package fastv.core.prune;

import java.util.List;
import java.util.Set;

/**
 * What happens to one picture's tokens before the decoder sees them. The decoder then gets a
 * shorter prompt, numbered without gaps; which patches its visual tokens show stays known.
 */
public interface VisualStage {

    /** Where between pixels and prompt. */
    enum Site {
        /** Inside the tower's blocks: tokens are merged while it runs. */
        TOWER_BLOCK,
        /** Between the tower and the projector: rows are the tower's features. */
        TOWER_OUT,
        /** Between the projector and the decoder: rows are projected. */
        PROJECTOR_OUT
    }

    /** Where it acts. */
    Site site();

    /** The evidence it will ask for, and nothing else will be there. */
    Set<VisualNeed> needs();

    /** The public name of what ranks. */
    String name();

    /**
     * How many tokens go on; the most that may, where {@link #isCountFixed} says no.
     *
     * @param patches how many rows enter, the class token not counted
     */
    int outputs(int patches);

    /**
     * The same for stages whose count depends on how deep the tower is.
     *
     * @param blocks how many blocks of the tower run
     */
    default int outputs(int patches, int blocks) {
        return outputs(patches);
    }

    /** Whether every picture of a size gives the same number of tokens. */
    default boolean isCountFixed() {
        return true;
    }

    /** Whether its {@link Reduction} marks patches for stages of the decoder. */
    default boolean marksPatches() {
        return false;
    }

    /** What was asked for, as a user wrote it: {@code "keep=64"}. */
    String requested();

    /**
     * Reduces one picture.
     *
     * @return the tokens that go on, in order
     */
    Reduction reduce(VisualEvidence evidence);

    /**
     * A picture's tokens after a stage.
     *
     * @param tokens each a weighted sum of the stage's input rows: up to the tower's output row 0
     *     is the class token, row {@code i + 1} the i-th patch in raster order; behind the
     *     projector the rows are the patches. Inside the tower the weights say how much of each
     *     patch a token stands for; the tower itself has made its row
     * @param scores one per patch, for pictures of what was kept; empty where nothing is scored
     * @param marks one per patch that entered, which stages of the decoder read where they announce
     *     {@link EvidenceNeed.Marks}; empty where {@link #marksPatches} says no
     */
    record Reduction(List<MergedToken> tokens, List<Float> scores, List<Float> marks) {
        public Reduction {
            tokens = List.copyOf(tokens);
            scores = List.copyOf(scores);
            marks = List.copyOf(marks);
        }

        /** A reduction that marks nothing. */
        public Reduction(List<MergedToken> tokens, List<Float> scores) {
            this(tokens, scores, List.of());
        }
    }
}
