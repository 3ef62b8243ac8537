package fastv.analysis.scores;

import fastv.core.token.PatchGrid;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A picture as the model saw it.
 *
 * @param file the picture's file as the run read it; a page shows the picture from there
 * @param grid where its patches lie
 */
public record ShownPicture(String file, PatchGrid grid) {

    /** All patches in raster order. */
    List<Integer> patches() {
        return IntStream.range(0, grid.patches()).boxed().toList();
    }
}
