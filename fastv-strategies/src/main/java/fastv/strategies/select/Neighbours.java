package fastv.strategies.select;

import java.util.stream.IntStream;

/**
 * Tokens and the four around each, counted in the raster and not in the picture: at a row's end the
 * next one is the first of the row below, and beyond the picture's ends the place is clamped.
 *
 * <p>HiPrune, arXiv:2508.00553. Meant are adjacent patches; the released code wraps and clamps as
 * described, and so does this.
 */
public final class Neighbours {

    private Neighbours() {}

    /**
     * Anchors with their neighbours.
     *
     * @param anchors offsets in {@code [0, tokens)}
     * @param side patches per row
     * @param tokens how many there are
     * @return distinct offsets: the anchors as given, then their neighbours -1, +1, -side, +side
     *     anchor by anchor
     */
    public static int[] with(int[] anchors, int side, int tokens) {
        IntStream around =
                IntStream.of(anchors)
                        .flatMap(i -> IntStream.of(i - 1, i + 1, i - side, i + side))
                        .map(place -> Math.max(0, Math.min(tokens - 1, place)));
        return IntStream.concat(IntStream.of(anchors), around).distinct().toArray();
    }
}
