package fastv.strategies.tiling;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The tiles of a picture laid out as one raster of {@code grid.rows * side} by {@code grid.columns
 * * side} places. A place is named by its crop and its place there: {@code crop * side * side +
 * place}, where crop 0 is the base crop and the tiles follow row by row.
 *
 * <p>FasterVLM, VisPruner, VisionZip and HiRED keep tokens of tiles in the order of this raster, so
 * that rows of neighbouring tiles alternate.
 */
public final class AssembledPicture {
    /** Stands for a newline token where rows are separated. */
    public static final int NEWLINE = -1;

    private final TileGrid grid;
    private final int side;
    private final int firstRow;
    private final int endRow;
    private final int firstColumn;
    private final int endColumn;

    private AssembledPicture(
            TileGrid grid, int side, int firstRow, int endRow, int firstColumn, int endColumn) {
        this.grid = grid;
        this.side = side;
        this.firstRow = firstRow;
        this.endRow = endRow;
        this.firstColumn = firstColumn;
        this.endColumn = endColumn;
    }

    /**
     * The whole raster.
     *
     * @param side places per row of a crop
     */
    public static AssembledPicture whole(TileGrid grid, int side) {
        return new AssembledPicture(grid, side, 0, grid.rows() * side, 0, grid.columns() * side);
    }

    /**
     * The raster without the rows or columns that are padding, by LLaVA's rule: if the picture is
     * wider than the raster, {@code (H' - trunc(h (W' / w))) div 2} rows go at top and bottom,
     * otherwise columns likewise.
     *
     * @param picture its size in pixels, before it was scaled
     */
    public static AssembledPicture unpadded(TileGrid grid, int side, GridChoice.Size picture) {
        int height = grid.rows() * side;
        int width = grid.columns() * side;
        if ((double) picture.width() / picture.height() > (double) width / height) {
            int filled = (int) (picture.height() * ((double) width / picture.width()));
            int cut = (height - filled) / 2;
            return new AssembledPicture(grid, side, cut, height - cut, 0, width);
        }
        int filled = (int) (picture.width() * ((double) height / picture.height()));
        int cut = (width - filled) / 2;
        return new AssembledPicture(grid, side, 0, height, cut, width - cut);
    }

    /**
     * The kept tokens of all crops in the order of the sequence: base crop first, then the raster.
     *
     * @param kept offsets per crop, base first
     * @param newline whether {@link #NEWLINE} follows each row of the raster, kept tokens or not
     */
    public int[] sequence(int[][] kept, boolean newline) {
        boolean[] stays = stays(kept);
        IntStream base = IntStream.of(kept[0]).sorted();
        IntStream rows =
                IntStream.range(firstRow, endRow)
                        .flatMap(
                                row ->
                                        IntStream.concat(
                                                row(row).filter(token -> stays[token]),
                                                newline
                                                        ? IntStream.of(NEWLINE)
                                                        : IntStream.empty()));
        return IntStream.concat(base, rows).toArray();
    }

    private boolean[] stays(int[][] kept) {
        if (kept.length != grid.tiles() + 1) {
            throw new IllegalArgumentException(
                    "crops: expected a base crop and %d tiles, got %d crops"
                            .formatted(grid.tiles(), kept.length));
        }
        boolean[] stays = new boolean[kept.length * side * side];
        for (int crop = 0; crop < kept.length; crop++) {
            int start = crop * side * side;
            Arrays.stream(kept[crop]).forEach(place -> stays[start + place] = true);
        }
        return stays;
    }

    private IntStream row(int row) {
        return IntStream.range(firstColumn, endColumn)
                .map(
                        column -> {
                            int tile = row / side * grid.columns() + column / side;
                            int place = row % side * side + column % side;
                            return (tile + 1) * side * side + place;
                        });
    }
}
