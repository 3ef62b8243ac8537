package fastv.strategies.select;

import java.util.stream.IntStream;

/**
 * Places spread evenly over a picture, a square of them: the middles of {@code g x g} cells, {@code
 * g = round(sqrt(keep))}. A control; the definition is ours.
 */
public final class UniformGrid {

    private UniformGrid() {}

    /** How many places a budget gives: the square nearest to it, at most the whole picture. */
    public static int count(int side, int keep) {
        int cells = cells(side, keep);
        return cells * cells;
    }

    /**
     * The places.
     *
     * @param side patches per row
     * @param keep the budget
     * @return ascending; rows and columns {@code trunc((i + 0.5) side / g)}
     */
    public static int[] select(int side, int keep) {
        int cells = cells(side, keep);
        return IntStream.range(0, cells * cells)
                .map(
                        cell ->
                                middle(cell / cells, side, cells) * side
                                        + middle(cell % cells, side, cells))
                .toArray();
    }

    private static int cells(int side, int keep) {
        return (int) Math.min(side, Math.round(Math.sqrt(Math.max(0, keep))));
    }

    private static int middle(int cell, int side, int cells) {
        return (2 * cell + 1) * side / (2 * cells);
    }
}
