package fastv.strategies.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.tiling.AssembledPicture;
import fastv.strategies.tiling.GridChoice;
import fastv.strategies.tiling.GridChoice.Size;
import fastv.strategies.tiling.TileGrid;
import java.util.Arrays;
import java.util.List;

/** What cases on tiled pictures have in common. */
final class Picture {

    private Picture() {}

    static TileGrid grid(GoldenCase golden, GridChoice rule, Size picture) {
        List<Size> sizes =
                golden.input().getAsJsonArray("grid_pinpoints").asList().stream()
                        .map(Picture::size)
                        .toList();
        return rule.choose(picture, sizes, golden.integer("crop_size"));
    }

    static Size size(JsonElement pair) {
        JsonArray size = pair.getAsJsonArray();
        return new Size(size.get(0).getAsInt(), size.get(1).getAsInt());
    }

    static Size size(GoldenCase golden) {
        return size(golden.input().get("image_size"));
    }

    /** Patches per row of a crop. */
    static int side(GoldenCase golden) {
        return golden.integer("crop_size") / golden.integer("patch_size");
    }

    static JsonArray json(TileGrid grid) {
        JsonArray pair = new JsonArray();
        pair.add(grid.columns());
        pair.add(grid.rows());
        return pair;
    }

    /** The rows of a sequence over all crops' rows. */
    static float[] rows(FloatMatrix crops, int[] sequence, float[] newline) {
        return Rows.concat(
                Arrays.stream(sequence)
                        .mapToObj(
                                token ->
                                        token == AssembledPicture.NEWLINE
                                                ? newline
                                                : crops.row(token))
                        .toList());
    }

    /** The crops' rows as one matrix. */
    static FloatMatrix flat(CaseTensor features) {
        return new FloatMatrix(
                features.size(0) * features.size(1), features.size(2), features.values());
    }
}
