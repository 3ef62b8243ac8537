package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.Mark;
import fastv.analysis.drift.DriftRecord;
import fastv.analysis.result.SettingResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far pruning moves the state of the last prompt token, layer by layer. */
public final class DriftFigure implements Figure {
    @Override
    public String summary() {
        return "distance of the last prompt token's state from the unpruned one, per layer"
                + " (analysis drift)";
    }

    @Override
    public Gathering begin() {
        return new PerSetting<>(
                DriftRecord::of, LayerMoments::new, DriftFigure::add, DriftFigure::plates);
    }

    private static void add(LayerMoments layers, DriftRecord record) {
        for (int layer = 0; layer < record.relative().size(); layer++) {
            layers.add(layer, record.relative().get(layer));
        }
    }

    private static List<Plate> plates(Map<SettingResult, LayerMoments> shown) {
        Map<String, List<Mark>> lines = new LinkedHashMap<>();
        shown.forEach((setting, layers) -> lines.put(setting.label(), layers.marks()));
        return List.of(plate(lines));
    }

    private static Plate plate(Map<String, List<Mark>> lines) {
        return new Plate(
                "drift",
                LayerLines.chart(
                        "Hidden drift",
                        Axis.of("distance from unpruned state", Axis.Format.PERCENT).fromZero(),
                        lines),
                "The distance between pruned and unpruned state of the last prompt token, as a"
                        + " share of the unpruned state's length. 0 before the cut; what grows"
                        + " after it is what the answer is made of. Means over samples with 95% intervals.",
                "extra.drift.relative",
                LayerLines.leftOut(lines),
                LayerLines.table("relative distance", lines));
    }
}
