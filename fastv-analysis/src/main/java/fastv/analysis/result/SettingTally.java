package fastv.analysis.result;

import fastv.core.cost.FlopsFigures;
import fastv.core.cost.StageTimes;
import fastv.core.journal.JournalEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts the entries of one setting as they pass by. */
final class SettingTally {
    private static final Map<String, Function<StageTimes, Duration>> STAGES = stages();

    private static final class Formula {
        private String unit = "";
        private final Moments figure = new Moments();
        private final Moments decoder = new Moments();
        private final Moments decoderRatio = new Moments();
        private final Moments total = new Moments();
        private final Moments totalRatio = new Moments();
        private final List<Moments> perLayer = new ArrayList<>();

        void add(FlopsFigures figures) {
            unit = figures.unit();
            figure.add(figures.figure());
            decoder.add(figures.decoder());
            decoderRatio.add(figures.decoderRatio());
            total.add(figures.total());
            totalRatio.add(figures.totalRatio());
            addLayers(perLayer, figures.perLayer());
        }

        FormulaResult result() {
            return new FormulaResult(
                    unit,
                    figure.mean(),
                    decoder.mean(),
                    decoderRatio.mean(),
                    total.mean(),
                    totalRatio.mean(),
                    perLayer.stream().map(Moments::mean).toList());
        }
    }

    private final int run;
    private final String setting;
    private final String label;
    private long answers;
    private final Moments score = new Moments();
    private final Moments difference = new Moments();
    private long lost;
    private long gained;
    private final Moments agreement = new Moments();
    private final Moments imageBefore = new Moments();
    private final Moments imageAfter = new Moments();
    private final List<Moments> layers = new ArrayList<>();
    private final SortedMap<String, Formula> flops = new TreeMap<>();
    private final Moments cachePredicted = new Moments();
    private final Moments cacheMeasured = new Moments();
    private final Map<String, Moments> means = new HashMap<>();
    private final Map<String, QuantileSketch> quantiles = new HashMap<>();
    private final Moments peak = new Moments();

    SettingTally(int run, String setting, String label) {
        this.run = run;
        this.setting = setting;
        this.label = label;
    }

    private static Map<String, Function<StageTimes, Duration>> stages() {
        Map<String, Function<StageTimes, Duration>> stages = new LinkedHashMap<>();
        stages.put("imageProcessing", StageTimes::imageProcessing);
        stages.put("vision", StageTimes::vision);
        stages.put("prefill", StageTimes::prefill);
        stages.put("selection", StageTimes::selection);
        stages.put("decode", StageTimes::decode);
        stages.put("timeToFirstToken", StageTimes::timeToFirstToken);
        stages.put("prefillAndSelection", times -> times.prefill().plus(times.selection()));
        stages.put("total", StageTimes::total);
        return stages;
    }

    void add(JournalEntry entry, Optional<JournalEntry> unpruned) {
        answers++;
        addScore(entry, unpruned);
        imageBefore.add(entry.tokens().image());
        imageAfter.add(entry.tokens().imagePerLayer().last());
        List<Double> tokens = new ArrayList<>();
        for (int n : entry.tokens().perLayer().toArray()) {
            tokens.add((double) n);
        }
        addLayers(layers, tokens);
        entry.flops()
                .forEach(
                        (name, figures) ->
                                flops.computeIfAbsent(name, n -> new Formula()).add(figures));
        cachePredicted.add((double) entry.memory().kvPredicted().total());
        cacheMeasured.add((double) entry.memory().kvMeasured().total());
        peak.add((double) entry.memory().peak().bytes());
        STAGES.forEach((name, stage) -> addTime(name, stage.apply(entry.times())));
    }

    private void addScore(JournalEntry entry, Optional<JournalEntry> unpruned) {
        OptionalDouble own = Score.of(entry);
        own.ifPresent(score::add);
        if (unpruned.isPresent()) {
            boolean same = entry.answer().text().equals(unpruned.get().answer().text());
            agreement.add(same ? 1 : 0);
            OptionalDouble other = Score.of(unpruned.get());
            if (own.isPresent() && other.isPresent()) {
                difference.add(own.getAsDouble() - other.getAsDouble());
                lost += own.getAsDouble() < other.getAsDouble() ? 1 : 0;
                gained += own.getAsDouble() > other.getAsDouble() ? 1 : 0;
            }
        }
    }

    private void addTime(String stage, Duration time) {
        double seconds = BigDecimal.valueOf(time.toNanos(), 9).doubleValue();
        means.computeIfAbsent(stage, name -> new Moments()).add(seconds);
        quantiles.computeIfAbsent(stage, name -> new QuantileSketch()).add(seconds);
    }

    private static void addLayers(List<Moments> layers, List<Double> values) {
        while (layers.size() < values.size()) {
            layers.add(new Moments());
        }
        for (int layer = 0; layer < values.size(); layer++) {
            layers.get(layer).add(values.get(layer));
        }
    }

    SettingResult result() {
        SortedMap<String, FormulaResult> formulas = new TreeMap<>();
        flops.forEach((name, formula) -> formulas.put(name, formula.result()));
        Map<String, TimeResult> times = new HashMap<>();
        means.forEach(
                (stage, mean) ->
                        times.put(
                                stage,
                                new TimeResult(
                                        mean.spread(),
                                        quantiles
                                                .getOrDefault(stage, new QuantileSketch())
                                                .median())));
        return new SettingResult(
                run,
                setting,
                label,
                answers,
                present(score, score.estimate()),
                present(difference, difference()),
                lost,
                gained,
                present(agreement, agreement.estimate()),
                imageBefore.mean(),
                imageAfter.mean(),
                layers.stream().map(Moments::mean).toList(),
                formulas,
                cachePredicted.mean(),
                cacheMeasured.mean(),
                times,
                peak.max());
    }

    private Estimate difference() {
        return score.isBinary()
                ? Estimate.ofPairs(lost, gained, difference.count())
                : difference.spread();
    }

    private static Optional<Estimate> present(Moments moments, Estimate estimate) {
        return moments.count() == 0 ? Optional.empty() : Optional.of(estimate);
    }
}
