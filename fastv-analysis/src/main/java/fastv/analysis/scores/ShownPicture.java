package fastv.analysis.scores;

import fastv.core.token.PatchGrid;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A picture as the model saw it.
 *
 * @param file what the run calls the picture: the path it was read from, from where a page can show
 *     it, or the name of one that was never in a file
 * @param grid where its patches lie
 */
public record ShownPicture(String file, PatchGrid grid) {

    /** All patches in raster order. */
    List<Integer> patches() {
        return IntStream.range(0, grid.patches()).boxed().toList();
    }
}
