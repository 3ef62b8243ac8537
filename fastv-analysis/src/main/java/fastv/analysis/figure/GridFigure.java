package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.HeatMap;
import fastv.analysis.result.Measure;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import fastv.analysis.table.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Settings that differ in K and R as a grid: what each saves and what it scores. Figures 6 and 7 of
 * the FastV paper (arXiv:2403.06764) for the model and data of a run.
 */
public final class GridFigure implements Figure {
    private static final String EQUATION = "fastv-eq5";
    private static final double HUNDRED = 100;
    private static final int WIDTH = 560;
    private static final int ROW = 26;
    private static final int AROUND = 150;

    @Override
    public String summary() {
        return "K x R grids of a strategy: theoretical FLOPs reduction (equation 5) and score";
    }

    @Override
    public Gathering begin() {
        return GridFigure::plates;
    }

    private static List<Plate> plates(Results results) {
        Map<String, List<SettingResult>> families = new LinkedHashMap<>();
        for (SettingResult setting : results.settings()) {
            if (setting.knobs().number("k").isPresent()
                    && setting.knobs().number("r").isPresent()) {
                families.computeIfAbsent(
                                results.runs().label(setting.run(), setting.knobs().strategy()),
                                name -> new ArrayList<>())
                        .add(setting);
            }
        }
        List<Plate> plates = new ArrayList<>();
        families.forEach(
                (name, settings) -> {
                    if (values(settings, "k").size() > 1 && values(settings, "r").size() > 1) {
                        plates.addAll(plates(results, name, settings));
                    }
                });
        return plates;
    }

    private static List<Plate> plates(Results results, String name, List<SettingResult> settings) {
        List<Plate> plates = new ArrayList<>();
        String file = name.replaceAll("[^A-Za-z0-9]+", "-");
        if (settings.stream().allMatch(s -> s.formula(EQUATION).isPresent())) {
            plates.add(
                    plate(
                            "grid-reduction-" + file,
                            name + ": theoretical FLOPs reduction",
                            new HeatMap.Scale("reduction", 0, 1, false, Axis.Format.PERCENT),
                            settings,
                            s ->
                                    OptionalDouble.of(
                                            1 - s.formula(EQUATION).orElseThrow().decoderRatio()),
                            "How much of the decoder's computation at prefill equation 5 of the"
                                    + " FastV paper saves at each K and R: image tokens alone.",
                            "flops.fastv-eq5.decoderRatio"));
        }
        for (Measure measure : results.headlines()) {
            if (settings.stream().anyMatch(s -> s.score(measure).isPresent())) {
                plates.add(
                        score(
                                file,
                                name,
                                measure,
                                settings,
                                measure.equals(results.headlines().get(0))));
            }
        }
        return plates;
    }

    private static Plate score(
            String file,
            String name,
            Measure measure,
            List<SettingResult> settings,
            boolean first) {
        double most =
                settings.stream()
                        .flatMap(s -> s.score(measure).stream())
                        .mapToDouble(score -> HUNDRED * score.value())
                        .max()
                        .orElse(HUNDRED);
        return plate(
                first ? "grid-score-" + file : "grid-score-" + file + "-" + measure.fileName(),
                name + ": " + measure.title(),
                new HeatMap.Scale(
                        measure.metric() + " x 100",
                        0,
                        Math.max(HUNDRED, most),
                        false,
                        Axis.Format.PLAIN),
                settings,
                s ->
                        s.score(measure).isPresent()
                                ? OptionalDouble.of(HUNDRED * s.score(measure).get().value())
                                : OptionalDouble.empty(),
                "Compare with the grid of what is saved: where colours stay the same from left to"
                        + " right, removing more costs nothing.",
                "answer.text against sample.references");
    }

    private static Plate plate(
            String file,
            String title,
            HeatMap.Scale scale,
            List<SettingResult> settings,
            Function<SettingResult, OptionalDouble> value,
            String reading,
            String source) {
        List<Double> ks = values(settings, "k");
        List<Double> rs = values(settings, "r");
        List<List<Double>> cells = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (double k : ks) {
            List<Double> row = new ArrayList<>();
            for (double r : rs) {
                double cell =
                        settings.stream()
                                .filter(s -> s.knobs().number("k").orElseThrow() == k)
                                .filter(s -> s.knobs().number("r").orElseThrow() == r)
                                .findFirst()
                                .map(value)
                                .orElse(OptionalDouble.empty())
                                .orElse(Double.NaN);
                row.add(cell);
                rows.add(Arrays.<@Nullable Object>asList(k, r, Double.isNaN(cell) ? null : cell));
            }
            cells.add(row);
        }
        HeatMap map =
                new HeatMap(
                        title,
                        "Heat map of %s for %d values of K and %d of R."
                                .formatted(scale.label(), ks.size(), rs.size()),
                        "R, share of image tokens removed",
                        "K, layers before the cut",
                        rs.stream().map(r -> Math.round(1000 * r) / 10.0 + "%").toList(),
                        ks.stream().map(k -> String.valueOf(k.intValue())).toList(),
                        cells,
                        scale,
                        List.of(),
                        WIDTH,
                        AROUND + ROW * Math.max(5, ks.size()));
        return new Plate(
                file, map, reading, source, new DataTable(List.of("K", "R", scale.label()), rows));
    }

    private static List<Double> values(List<SettingResult> settings, String option) {
        TreeSet<Double> values = new TreeSet<>();
        settings.forEach(s -> values.add(s.knobs().number(option).orElseThrow()));
        return List.copyOf(values);
    }
}
