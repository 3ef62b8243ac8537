package fastv.strategies.select;

import java.util.stream.IntStream;

/**
 * The same number of tokens from each square window of a picture, so that every region keeps some.
 *
 * <p>VScan, TMLR 2026, arXiv:2505.22654: 16 windows of 6 x 6 patches in a picture of 24 x 24. Where
 * the side is no multiple of the window, the last windows of a row or column are smaller.
 */
public final class Windows {

    private Windows() {}

    /** How many windows a picture has. */
    public static int count(int side, int window) {
        int across = (side + window - 1) / window;
        return across * across;
    }

    /**
     * The best of every window.
     *
     * @param scores one per patch of a {@code side x side} picture, row by row
     * @param side patches per row
     * @param window patches per side of a window
     * @param each how many per window; all of a window where it has fewer
     * @return offsets, window after window, rows of windows first, by falling score in each
     */
    public static int[] best(float[] scores, int side, int window, int each) {
        if (window < 1 || (long) side * side != scores.length) {
            throw new IllegalArgumentException(
                    "windows: expected a window from 1 and %d x %d scores, got %d and %d"
                            .formatted(side, side, window, scores.length));
        }
        int across = (side + window - 1) / window;
        return IntStream.range(0, count(side, window))
                .flatMap(
                        w -> {
                            int[] inside = places(side, window, w / across, w % across);
                            return IntStream.of(BestFirst.order(scores, inside, each));
                        })
                .toArray();
    }

    private static int[] places(int side, int window, int windowRow, int windowColumn) {
        int endRow = Math.min(side, (windowRow + 1) * window);
        int endColumn = Math.min(side, (windowColumn + 1) * window);
        return IntStream.range(windowRow * window, endRow)
                .flatMap(
                        row ->
                                IntStream.range(windowColumn * window, endColumn)
                                        .map(column -> row * side + column))
                .toArray();
    }
}
