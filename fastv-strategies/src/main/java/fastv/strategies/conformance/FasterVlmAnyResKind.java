package fastv.strategies.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.select.BestFirst;
import fastv.strategies.tiling.AssembledPicture;
import fastv.strategies.tiling.GridChoice;
import fastv.strategies.tiling.TileGrid;
import java.util.Arrays;
import java.util.List;

/**
 * Golden kind {@code fastervlm-anyres}: both grid rules, and kept tokens packed into one raster.
 */
public final class FasterVlmAnyResKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Batch.refuseDecoder(golden);
        switch (golden.string("mode")) {
            case "grid" -> grids(golden, comparison);
            case "tokens" -> tokens(golden, comparison);
            default -> throw Batch.unknownMode(golden);
        }
    }

    private static void grids(GoldenCase golden, Comparison comparison) {
        JsonArray own = new JsonArray();
        JsonArray llava = new JsonArray();
        for (JsonElement pair : golden.input().getAsJsonArray("image_sizes")) {
            GridChoice.Size size = Picture.size(pair);
            own.add(Picture.json(Picture.grid(golden, GridChoice.FILLED_SHARE, size)));
            llava.add(Picture.json(Picture.grid(golden, GridChoice.LLAVA, size)));
        }
        comparison.json("grids", own);
        comparison.json("grids_llava", llava);
    }

    private static void tokens(GoldenCase golden, Comparison comparison) {
        GridChoice.Size size = Picture.size(golden);
        TileGrid grid = Picture.grid(golden, GridChoice.FILLED_SHARE, size);
        comparison.json("grid", Picture.json(grid));
        comparison.json("grid_llava", Picture.json(Picture.grid(golden, GridChoice.LLAVA, size)));
        List<int[]> kept =
                CaseTensor.of(golden, "cls_attention").matrices().stream()
                        .map(FloatMatrix::meanOverRows)
                        .map(scores -> BestFirst.of(scores, golden.integer("keep")))
                        .map(ranked -> Arrays.stream(ranked).sorted().toArray())
                        .toList();
        Batch.integers(comparison, "kept", kept, kept.size());
        FloatMatrix features = Picture.flat(CaseTensor.of(golden, "features"));
        int[][] perCrop = kept.toArray(new int[0][]);
        int side = Picture.side(golden);
        float[] newline = newline(golden, features.columns());
        int[] sequence =
                switch (golden.string("merge")) {
                    case "spatial" -> AssembledPicture.whole(grid, side).sequence(perCrop, false);
                    case "spatial_unpad" ->
                            AssembledPicture.unpadded(grid, side, size).sequence(perCrop, true);
                    default ->
                            throw new UnsupportedCaseException("merge " + golden.string("merge"));
                };
        comparison.number("token_count", sequence.length);
        comparison.floats(
                "tokens",
                Picture.rows(features, sequence, newline),
                sequence.length,
                features.columns());
    }

    private static float[] newline(GoldenCase golden, int width) {
        return golden.hasInput("image_newline")
                ? CaseTensor.of(golden, "image_newline").values()
                : new float[width];
    }
}
