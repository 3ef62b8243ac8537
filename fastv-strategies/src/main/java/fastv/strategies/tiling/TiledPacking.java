package fastv.strategies.tiling;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The order of rows where each tile was shortened to [CLS], kept patches and merged rows before the
 * tiles are assembled: kept patches of all tiles in the order of the assembled raster, then the
 * [CLS] rows, then the merged rows tile by tile. No newline, nothing unpadded.
 *
 * <p>VisionZip, CVPR 2025, arXiv:2412.04467, released code.
 *
 * @param grid of the tiles
 * @param side patches per row of a tile; 24 in the release
 */
public record TiledPacking(TileGrid grid, int side) {

    /**
     * The order.
     *
     * @param kept per tile, without the base crop: 0 for [CLS] and 1 + place for patches, in any
     *     order; a tile's rows are [CLS], its patches ascending, then the merged ones
     * @param rowsPerTile how many rows each tile has
     * @return {@code tile * rowsPerTile + row} for each row of the sequence
     */
    public int[] sequence(int[][] kept, int rowsPerTile) {
        int[][] patches =
                Arrays.stream(kept)
                        .map(of -> Arrays.stream(of).filter(i -> i > 0).map(i -> i - 1))
                        .map(of -> of.sorted().toArray())
                        .toArray(int[][]::new);
        int[][] withBase =
                IntStream.rangeClosed(0, patches.length)
                        .mapToObj(crop -> crop == 0 ? new int[0] : patches[crop - 1])
                        .toArray(int[][]::new);
        IntStream raster =
                Arrays.stream(AssembledPicture.whole(grid, side).sequence(withBase, false))
                        .map(
                                place -> {
                                    int tile = place / (side * side) - 1;
                                    int row =
                                            Arrays.binarySearch(
                                                    patches[tile], place % (side * side));
                                    return tile * rowsPerTile + 1 + row;
                                });
        IntStream cls = IntStream.range(0, kept.length).map(tile -> tile * rowsPerTile);
        IntStream merged =
                IntStream.range(0, kept.length)
                        .flatMap(
                                tile ->
                                        IntStream.range(1 + patches[tile].length, rowsPerTile)
                                                .map(row -> tile * rowsPerTile + row));
        return IntStream.concat(raster, IntStream.concat(cls, merged)).toArray();
    }
}
