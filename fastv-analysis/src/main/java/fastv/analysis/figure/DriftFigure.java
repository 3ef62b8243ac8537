package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.Mark;
import fastv.analysis.drift.DriftRecord;
import fastv.analysis.result.Results;
import fastv.analysis.result.SampleAnswers;
import fastv.analysis.result.SettingResult;
import java.util.HashMap;
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
        return new Tally();
    }

    private static final class Tally implements Gathering {
        private final Map<SettingKey, LayerMoments> settings = new HashMap<>();

        @Override
        public void add(SampleAnswers sample) {
            sample.entries()
                    .forEach(
                            entry ->
                                    DriftRecord.of(entry)
                                            .ifPresent(
                                                    record ->
                                                            add(
                                                                    SettingKey.of(sample, entry),
                                                                    record)));
        }

        private void add(SettingKey key, DriftRecord record) {
            LayerMoments layers = settings.computeIfAbsent(key, k -> new LayerMoments());
            for (int layer = 0; layer < record.relative().size(); layer++) {
                layers.add(layer, record.relative().get(layer));
            }
        }

        @Override
        public List<Plate> plates(Results results) {
            Map<String, List<Mark>> lines = new LinkedHashMap<>();
            for (SettingResult setting : results.settings()) {
                LayerMoments layers = settings.get(SettingKey.of(setting));
                if (layers != null) {
                    lines.put(setting.label(), layers.marks());
                }
            }
            return lines.isEmpty() ? List.of() : List.of(plate(lines));
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
}
