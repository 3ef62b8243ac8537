package fastv.analysis.summary;

import fastv.core.cost.FlopsFigures;
import fastv.core.cost.StageTimes;
import fastv.core.cost.TokensPerLayer;
import fastv.core.journal.JournalEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts the entries of one setting, in whatever order they come. */
final class SettingTally {

    /** One formula's numbers. */
    private static final class FormulaTally {
        private final String unit;
        private final Numbers figure = new Numbers();
        private final Numbers decoder = new Numbers();
        private final Numbers decoderRatio = new Numbers();
        private final Numbers total = new Numbers();
        private final Numbers totalRatio = new Numbers();

        FormulaTally(String unit) {
            this.unit = unit;
        }

        void add(FlopsFigures figures) {
            figure.add(figures.figure());
            decoder.add(figures.decoder());
            decoderRatio.add(figures.decoderRatio());
            total.add(figures.total());
            totalRatio.add(figures.totalRatio());
        }

        FormulaSummary summary() {
            return new FormulaSummary(
                    unit,
                    figure.mean(),
                    decoder.mean(),
                    decoderRatio.mean(),
                    total.mean(),
                    totalRatio.mean());
        }
    }

    /** In the order of the components of {@link StageSeconds}. */
    private static final List<Function<StageTimes, Duration>> STAGES =
            List.of(
                    StageTimes::imageProcessing,
                    StageTimes::vision,
                    StageTimes::prefill,
                    StageTimes::selection,
                    StageTimes::decode,
                    StageTimes::timeToFirstToken);

    private final String setting;
    private long samples;
    private long agreed;
    private long compared;
    private long right;
    private long judged;
    private final Numbers imageBefore = new Numbers();
    private final Numbers imageAfter = new Numbers();
    private final Numbers imageHeld = new Numbers();
    private final List<Numbers> layers = new ArrayList<>();
    private final SortedMap<String, FormulaTally> flops = new TreeMap<>();
    private final Numbers kvPredicted = new Numbers();
    private final Numbers kvMeasured = new Numbers();
    private final List<Numbers> stages = new ArrayList<>();
    private final Numbers peak = new Numbers();

    SettingTally(String setting) {
        this.setting = setting;
        STAGES.forEach(stage -> stages.add(new Numbers()));
    }

    /**
     * Counts one entry.
     *
     * @param unpruned whether its answer equals the unpruned one; empty if there is none
     * @param isRight what the scorer of its kind says; empty where it says nothing of one answer
     */
    void add(JournalEntry entry, Optional<Boolean> unpruned, Optional<Boolean> isRight) {
        samples++;
        compared += unpruned.isPresent() ? 1 : 0;
        agreed += unpruned.orElse(false) ? 1 : 0;
        judged += isRight.isPresent() ? 1 : 0;
        right += isRight.orElse(false) ? 1 : 0;
        imageBefore.add(entry.tokens().image());
        imageAfter.add(entry.tokens().imagePerLayer().last());
        imageHeld.add(entry.tokens().equivalentImageTokens());
        addLayers(entry.tokens().perLayer());
        entry.flops()
                .forEach(
                        (name, figures) ->
                                flops.computeIfAbsent(name, n -> new FormulaTally(figures.unit()))
                                        .add(figures));
        kvPredicted.add((double) entry.memory().kvPredicted().total());
        kvMeasured.add((double) entry.memory().kvMeasured().total());
        peak.add((double) entry.memory().peak().bytes());
        for (int i = 0; i < STAGES.size(); i++) {
            stages.get(i).add(seconds(STAGES.get(i).apply(entry.times())));
        }
    }

    private void addLayers(TokensPerLayer tokens) {
        while (layers.size() < tokens.layers()) {
            layers.add(new Numbers());
        }
        for (int layer = 0; layer < tokens.layers(); layer++) {
            layers.get(layer).add(tokens.at(layer));
        }
    }

    private static double seconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9).doubleValue();
    }

    SettingSummary summary() {
        SortedMap<String, FormulaSummary> formulas = new TreeMap<>();
        flops.forEach((name, tally) -> formulas.put(name, tally.summary()));
        return new SettingSummary(
                setting,
                samples,
                share(agreed, compared),
                share(right, judged),
                imageBefore.mean(),
                imageAfter.mean(),
                imageHeld.mean(),
                layers.stream().map(Numbers::mean).toList(),
                formulas,
                kvPredicted.mean(),
                kvMeasured.mean(),
                times(stages.stream().map(Numbers::median).toList()),
                peak.max());
    }

    private static StageSeconds times(List<Double> medians) {
        return new StageSeconds(
                medians.get(0),
                medians.get(1),
                medians.get(2),
                medians.get(3),
                medians.get(4),
                medians.get(5));
    }

    private static Optional<Share> share(long count, long of) {
        return of == 0 ? Optional.empty() : Optional.of(new Share(count, of));
    }
}
