package fastv.analysis.result;

import fastv.analysis.estimate.Estimate;
import fastv.core.cost.FlopsFigures;
import fastv.core.cost.StageTimes;
import fastv.core.journal.JournalEntry;
import fastv.core.score.Difference;
import fastv.core.score.Score;
import fastv.core.score.Scoreboard;
import fastv.core.statistics.Moments;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private long compared;
    private long agreed;
    private final Moments imageBefore = new Moments();
    private final Moments imageAfter = new Moments();
    private final Moments imageHeld = new Moments();
    private final List<Moments> layers = new ArrayList<>();
    private final SortedMap<String, Formula> flops = new TreeMap<>();
    private final Moments cachePredicted = new Moments();
    private final Moments cacheMeasured = new Moments();
    private final Map<String, Moments> means = new HashMap<>();
    private final Map<String, QuantileSketch> quantiles = new HashMap<>();
    private double peak;

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
        compared += unpruned.isPresent() ? 1 : 0;
        agreed += unpruned.filter(other -> isSame(entry, other)).isPresent() ? 1 : 0;
        imageBefore.add(entry.tokens().image());
        imageAfter.add(entry.tokens().imagePerLayer().last());
        imageHeld.add(entry.tokens().equivalentImageTokens());
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
        peak = Math.max(peak, (double) entry.memory().peak().bytes());
        STAGES.forEach((name, stage) -> addTime(name, stage.apply(entry.times())));
    }

    private static boolean isSame(JournalEntry entry, JournalEntry other) {
        return entry.answer().text().equals(other.answer().text());
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

    /** What came out, with the scores of the run's board. */
    SettingResult result(Scoreboard board) {
        SortedMap<String, FormulaResult> formulas = new TreeMap<>();
        flops.forEach((name, formula) -> formulas.put(name, formula.result()));
        Map<String, TimeResult> times = new HashMap<>();
        means.forEach(
                (stage, mean) ->
                        times.put(
                                stage,
                                new TimeResult(
                                        Estimate.of(mean),
                                        quantiles
                                                .getOrDefault(stage, new QuantileSketch())
                                                .median())));
        return new SettingResult(
                run,
                setting,
                label,
                answers,
                scores(board),
                compared == 0 ? Optional.empty() : Optional.of(Estimate.share(agreed, compared)),
                imageBefore.mean(),
                imageAfter.mean(),
                imageHeld.mean(),
                layers.stream().map(Moments::mean).toList(),
                formulas,
                cachePredicted.mean(),
                cacheMeasured.mean(),
                times,
                peak);
    }

    private List<Judgement> scores(Scoreboard board) {
        List<Judgement> all = new ArrayList<>();
        for (String kind : board.everyKind()) {
            Optional<Difference> difference = board.difference(setting, kind);
            for (Score score : board.scores(setting, kind)) {
                all.add(new Judgement(score, difference));
                difference = Optional.empty(); // it is the first metric's
            }
        }
        return all;
    }
}
