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
     * How many tokens go on.
     *
     * @param patches how many rows enter, the class token not counted
     */
    int outputs(int patches);

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
     * @param tokens each a weighted sum of the stage's input rows: row 0 is the class token, row
     *     {@code i + 1} the i-th patch in raster order; without a class token the rows are the
     *     patches
     * @param scores one per patch, for pictures of what was kept; empty where nothing is scored
     */
    record Reduction(List<MergedToken> tokens, List<Float> scores) {
        public Reduction {
            tokens = List.copyOf(tokens);
            scores = List.copyOf(scores);
        }
    }
}
