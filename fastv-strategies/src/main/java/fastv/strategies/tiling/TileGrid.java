package fastv.strategies.tiling;

/**
 * How many tiles a picture is cut into.
 *
 * @param columns side by side
 * @param rows one above the other
 */
public record TileGrid(int columns, int rows) {

    public TileGrid {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    "grid: expected 1 or more columns and rows, got " + columns + " x " + rows);
        }
    }

    /** Number of tiles, without the base crop. */
    public int tiles() {
        return Math.multiplyExact(columns, rows);
    }
}
