package fastv.strategies.budget;

import fastv.core.prune.Budget;
import fastv.core.prune.Rounding;
import fastv.strategies.select.BestFirst;
import fastv.strategies.tiling.TileGrid;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A budget for each crop of a picture: a fixed share for the base crop, the rest for the tiles in
 * proportion to how much of what matters lies in each, as seen by the base crop's early attention.
 *
 * <p>HiRED, arXiv:2408.10945. {@code total = trunc(P N rate)}, {@code base = min(trunc(total
 * alpha), N)}, tiles share {@code min(total - base, (P - 1) N)}; share and product in float32,
 * truncated, so that the sum may be smaller than the total. The released code cuts the base crop's
 * places into runs of equal length in raster order instead of taking the part of the picture that a
 * tile shows; both are {@link Regions}. The abstract names the final layer for the choice within a
 * crop, the code reads module 22 of 24.
 *
 * @param rate share of all tokens that stays, in {@code [0, 1]}; 0.2 in the release
 * @param alpha share of those that the base crop gets, in {@code [0, 1]}; 0.5 in the release
 * @param regions which places of the base crop speak for which tile
 */
public record CropShare(double rate, double alpha, Regions regions) {

    /** How places of the base crop belong to tiles. */
    public enum Regions {
        /** Runs of raster places, as released. */
        CONSECUTIVE,
        /** The part of the picture that the tile shows; ours. */
        SPATIAL
    }

    public CropShare {
        if (!(rate >= 0 && rate <= 1) || !(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException(
                    "rate, alpha: expected ratios in [0, 1], got " + rate + " and " + alpha);
        }
    }

    /** The budget of a picture that is shown as one crop: all of it. */
    public Budget ofOneCrop() {
        return new Budget.KeptRatio(rate, Rounding.FLOOR);
    }

    /**
     * The budgets.
     *
     * @param early the base crop's early [CLS] attention, summed over heads, one per place
     * @param side places per row of a crop
     * @param grid of the tiles
     * @return one number per crop, base first, each at most {@code side * side}
     */
    public int[] counts(float[] early, int side, TileGrid grid) {
        int places = early.length;
        int tiles = grid.tiles();
        int total = (int) ((tiles + 1) * places * rate);
        int base = Math.min((int) (total * alpha), places);
        int shared = (int) Math.min(total - base, (long) tiles * places);
        int[] votes = new int[tiles];
        for (int place : BestFirst.of(early, (int) (places * (1 - alpha)))) {
            votes[tileOf(place, places, side, grid)]++;
        }
        int cast = Arrays.stream(votes).sum();
        return IntStream.concat(
                        IntStream.of(base),
                        Arrays.stream(votes).map(v -> Math.min(share(v, cast, shared), places)))
                .toArray();
    }

    private static int share(int votes, int cast, int shared) {
        return cast == 0 ? 0 : (int) ((float) votes / (float) cast * (float) shared);
    }

    private int tileOf(int place, int places, int side, TileGrid grid) {
        return switch (regions) {
            case CONSECUTIVE -> place * grid.tiles() / places;
            case SPATIAL ->
                    place / side * grid.rows() / side * grid.columns()
                            + place % side * grid.columns() / side;
        };
    }
}
