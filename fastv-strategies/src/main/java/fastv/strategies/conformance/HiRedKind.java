package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.budget.CropShare;
import fastv.strategies.select.BestFirst;
import fastv.strategies.tiling.AssembledPicture;
import fastv.strategies.tiling.GridChoice;
import fastv.strategies.tiling.TileGrid;
import java.util.List;

/** Golden kind {@code hired}: budgets of crops, what each keeps, and the packed sequence. */
public final class HiRedKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Batch.refuseDecoder(golden);
        GridChoice.Size size = Picture.size(golden);
        TileGrid grid = Picture.grid(golden, GridChoice.LLAVA, size);
        comparison.json("grid", Picture.json(grid));
        int side = Picture.side(golden);
        float[] early =
                CaseTensor.of(golden, "early_cls_attention").matrices().get(0).sumOverRows();
        int[] budgets =
                new CropShare(
                                golden.number("budget_rate"),
                                golden.number("alpha"),
                                CropShare.Regions.CONSECUTIVE)
                        .counts(early, side, grid);
        comparison.list("budgets", budgets);
        List<FloatMatrix> late = CaseTensor.of(golden, "late_cls_attention").matrices();
        int[][] kept = new int[budgets.length][];
        long[] mask = new long[budgets.length * early.length];
        for (int crop = 0; crop < kept.length; crop++) {
            kept[crop] = BestFirst.of(late.get(crop).sumOverRows(), budgets[crop]);
            for (int place : kept[crop]) {
                mask[crop * early.length + place] = 1;
            }
        }
        comparison.integers("mask", mask, budgets.length, early.length);
        FloatMatrix features = Picture.flat(CaseTensor.of(golden, "features"));
        int[] sequence = AssembledPicture.unpadded(grid, side, size).sequence(kept, false);
        comparison.floats(
                "tokens", Rows.take(features, sequence), sequence.length, features.columns());
    }
}
