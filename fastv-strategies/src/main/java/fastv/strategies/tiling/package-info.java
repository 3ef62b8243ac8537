/**
 * Pictures cut into tiles (any resolution): which grid, which tokens of which tile lie where in the
 * assembled picture, what of it is padding.
 *
 * <p>A picture has a base crop, the whole of it, and the tiles of a {@link
 * fastv.strategies.tiling.TileGrid} row by row; all crops have the same number of tokens. May
 * depend on the JDK alone.
 */
@NullMarked
package fastv.strategies.tiling;

import org.jspecify.annotations.NullMarked;
