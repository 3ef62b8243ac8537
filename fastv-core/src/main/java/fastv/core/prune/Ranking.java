package fastv.core.prune;

import fastv.core.token.TokenLayout;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The outcome of one ranking of a stage. */
public final class Ranking {
    private final TokenLayout layout;
    private final int[] candidates;
    private final float[] scores;
    private final int requested;
    private final int[] keptCandidates;

    Ranking(
            TokenLayout layout,
            int[] candidates,
            float[] scores,
            int requested,
            int[] keptCandidates) {
        this.layout = layout;
        this.candidates = candidates;
        this.scores = scores;
        this.requested = requested;
        this.keptCandidates = keptCandidates;
        for (int i = 1; i < keptCandidates.length; i++) {
            if (keptCandidates[i] <= keptCandidates[i - 1]) {
                throw new IllegalStateException(
                        "selector: expected ascending, distinct offsets, got rows "
                                + Arrays.toString(keptCandidates));
            }
        }
    }

    /** How many rows the stage was allowed to remove. */
    public int candidateCount() {
        return candidates.length;
    }

    /** How many candidates the budget lets stay. */
    public int requested() {
        return requested;
    }

    /** How many candidates stay. */
    public int realised() {
        return keptCandidates.length;
    }

    /** The scores, one per candidate. */
    public float[] scores() {
        return scores.clone();
    }

    /** All candidates, as positions in the uncut sequence, ascending. */
    public int[] candidatePositions() {
        return Arrays.stream(candidates).map(layout::original).toArray();
    }

    /** The candidates that stay, as positions in the uncut sequence, ascending. */
    public int[] keptPositions() {
        return Arrays.stream(keptCandidates).map(layout::original).toArray();
    }

    /** The candidates that go, as positions in the uncut sequence, ascending. */
    public int[] removedPositions() {
        boolean[] stays = visibleRows();
        return Arrays.stream(candidates).filter(row -> !stays[row]).map(layout::original).toArray();
    }

    /** All rows that stay, candidates and others, as positions in the uncut sequence, ascending. */
    public int[] stayingPositions() {
        return Arrays.stream(keptRows()).map(layout::original).toArray();
    }

    /** All rows that stay, candidates and others, ascending. */
    public int[] keptRows() {
        boolean[] stays = visibleRows();
        return IntStream.range(0, stays.length).filter(row -> stays[row]).toArray();
    }

    /** For every row whether it stays. */
    public boolean[] visibleRows() {
        boolean[] stays = new boolean[layout.size()];
        Arrays.fill(stays, true);
        for (int row : candidates) {
            stays[row] = false;
        }
        for (int row : keptCandidates) {
            stays[row] = true;
        }
        return stays;
    }
}
