package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.HeatMap;
import fastv.analysis.table.DataTable;
import fastv.core.cost.FastvEquation5;
import fastv.core.cost.FlopsFormula;
import fastv.core.report.ReductionGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The theoretical reduction of FLOPs over K and R for a decoder's sizes alone, figure 6 of the
 * FastV paper (arXiv:2403.06764).
 */
public final class ReductionMap {
    private static final int WIDTH = 720;
    private static final int ROW = 16;
    private static final int AROUND = 150;

    private ReductionMap() {}

    /**
     * The figure.
     *
     * @param grid sizes and axes
     * @param formula what is counted, {@link FastvEquation5} for the paper's own
     */
    public static Plate of(ReductionGrid grid, FlopsFormula formula) {
        List<List<Double>> cells = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int k : grid.ks()) {
            List<Double> row = new ArrayList<>();
            for (double r : grid.rs()) {
                double reduction = 1 - formula.evaluate(grid.input(k, r)).decoderRatio();
                row.add(reduction);
                rows.add(Arrays.<@Nullable Object>asList(k, r, reduction));
            }
            cells.add(row);
        }
        HeatMap map =
                new HeatMap(
                        "Theoretical FLOPs reduction (" + formula.name() + ")",
                        alt(grid, cells),
                        "R, share of image tokens removed",
                        "K, layers before the cut",
                        grid.rs().stream().map(r -> Math.round(1000 * r) / 10.0 + "%").toList(),
                        grid.ks().stream().map(String::valueOf).toList(),
                        cells,
                        new HeatMap.Scale("reduction", 0, 1, false, Axis.Format.PERCENT),
                        List.of(),
                        WIDTH,
                        AROUND + ROW * Math.max(12, grid.ks().size()));
        return new Plate(
                "flops-reduction",
                map,
                formula.counts(),
                "computed from the sizes alone, no journal",
                new DataTable(List.of("K", "R", "reduction"), rows));
    }

    private static String alt(ReductionGrid grid, List<List<Double>> cells) {
        List<Double> last = cells.get(cells.size() - 1);
        return "Heat map: the reduction is largest, %s, at K=%d and R=%s, and %s at K=%d."
                .formatted(
                        Words.percent(cells.get(0).get(cells.get(0).size() - 1)),
                        grid.ks().get(0),
                        grid.rs().get(grid.rs().size() - 1),
                        Words.percent(last.get(last.size() - 1)),
                        grid.ks().get(grid.ks().size() - 1));
    }
}
