package fastv.core.prune;

import fastv.core.token.TokenLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The outcome of one ranking of a stage. */
public final class Ranking {
    private final TokenLayout layout;
    private final int[] candidates;
    private final float[] scores;
    private final double exact;
    private final int requested;
    private final int[] keptCandidates;
    private final List<MergedToken> merged;
    private final boolean inPlace;

    Ranking(
            TokenLayout layout,
            int[] candidates,
            float[] scores,
            double exact,
            int requested,
            int[] keptCandidates,
            List<MergedToken> merged,
            boolean inPlace) {
        this.layout = layout;
        this.candidates = candidates;
        this.scores = scores;
        this.exact = exact;
        this.requested = requested;
        this.keptCandidates = keptCandidates;
        this.merged = List.copyOf(merged);
        this.inPlace = inPlace;
        for (int i = 1; i < keptCandidates.length; i++) {
            if (keptCandidates[i] <= keptCandidates[i - 1]) {
                throw new IllegalStateException(
                        "selector: expected ascending, distinct offsets, got rows "
                                + Arrays.toString(keptCandidates));
            }
        }
        requireMergedOnce();
    }

    private void requireMergedOnce() {
        boolean[] free = new boolean[layout.size()];
        IntStream.of(candidates).forEach(row -> free[row] = true);
        IntStream.of(keptCandidates).forEach(row -> free[row] = false);
        for (MergedToken sum : merged) {
            for (int row : sum.tokens()) {
                if (!free[row]) {
                    throw new IllegalStateException(
                            "merge: expected candidates that do not stay, each in one sum, got row "
                                    + row);
                }
                free[row] = false;
            }
            if (sum.tokens().length == 0) {
                throw new IllegalStateException("merge: expected at least one token in each sum");
            }
        }
    }

    /** How many rows the stage was allowed to remove. */
    public int candidateCount() {
        return candidates.length;
    }

    /** How many candidates the budget lets stay, before rounding. */
    public double exact() {
        return exact;
    }

    /** How many candidates the budget lets stay. */
    public int requested() {
        return requested;
    }

    /** How many candidates stay. */
    public int realised() {
        return keptCandidates.length;
    }

    /** The new rows made of candidates that do not stay, as sums of rows of the site's layout. */
    public List<MergedToken> merged() {
        return merged;
    }

    /** How many rows the candidates became: those that stay and those made of others. */
    public int outputs() {
        return keptCandidates.length + merged.size();
    }

    /** The position in the uncut sequence that each merged row stands for. */
    public int[] mergedPositions() {
        return merged.stream().mapToInt(sum -> layout.original(sum.tokens()[0])).toArray();
    }

    /**
     * For each merged row the positions in the uncut sequence of everything it is made of,
     * ascending.
     */
    public List<int[]> mergedMembers() {
        return merged.stream()
                .map(
                        sum ->
                                Arrays.stream(sum.tokens())
                                        .flatMap(row -> Arrays.stream(layout.members(row)))
                                        .sorted()
                                        .distinct()
                                        .toArray())
                .toList();
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

    /**
     * The new sequence, each row with the rows it is made of: what stays, in its order, and merged
     * rows behind the last candidate's place, or where the rows stood that they stand for.
     */
    public List<MergedToken> sequence() {
        boolean[] stays = visibleRows();
        int place = merged.isEmpty() ? layout.size() : candidates[candidates.length - 1] + 1;
        List<MergedToken> rows = new ArrayList<>();
        addStaying(stays, 0, place, rows);
        rows.addAll(merged);
        addStaying(stays, place, stays.length, rows);
        if (inPlace) {
            rows.sort(Comparator.comparingInt(row -> row.tokens()[0]));
        }
        return rows;
    }

    private static void addStaying(boolean[] stays, int from, int to, List<MergedToken> rows) {
        IntStream.range(from, to)
                .filter(row -> stays[row])
                .mapToObj(MergedToken::alone)
                .forEach(rows::add);
    }

    /** All rows that stay, candidates and others, ascending; merged rows are not among them. */
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
