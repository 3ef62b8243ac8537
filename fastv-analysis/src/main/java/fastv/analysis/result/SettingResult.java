package fastv.analysis.result;

import fastv.analysis.estimate.Estimate;
import fastv.core.score.Difference;
import fastv.core.score.Score;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came out of one setting of one run.
 *
 * @param run which run, counted from 0
 * @param setting its label in the journal
 * @param label its name in tables: the run's before it where several are compared
 * @param answers number of entries
 * @param scores by measure, in the order of {@link Results#measures()}; none if no sample has
 *     references
 * @param agreement share of answers equal to the unpruned one
 * @param imageTokensBefore mean image tokens of the uncut prompt
 * @param imageTokensAfter mean image tokens that the last layer could attend to
 * @param equivalentImageTokens mean over layers of the image tokens that generated tokens can
 *     attend to, see {@link fastv.core.journal.TokenCounts#equivalentImageTokens()}
 * @param tokensPerLayer mean tokens that entered each layer at prefill
 * @param flops by public name of the formula
 * @param cachePredictedBytes mean cache at the end, as computed
 * @param cacheMeasuredBytes mean cache at the end, as read
 * @param times by the journal's key of the stage
 * @param peakBytes the largest peak of all entries
 */
public record SettingResult(
        int run,
        String setting,
        String label,
        long answers,
        List<Judgement> scores,
        Optional<Estimate> agreement,
        double imageTokensBefore,
        double imageTokensAfter,
        double equivalentImageTokens,
        List<Double> tokensPerLayer,
        SortedMap<String, FormulaResult> flops,
        double cachePredictedBytes,
        double cacheMeasuredBytes,
        Map<String, TimeResult> times,
        double peakBytes) {

    public SettingResult {
        scores = List.copyOf(scores);
        tokensPerLayer = List.copyOf(tokensPerLayer);
        flops = Collections.unmodifiableSortedMap(new TreeMap<>(flops));
        times = Map.copyOf(times);
    }

    /** What the label says. */
    public Knobs knobs() {
        return Knobs.of(setting);
    }

    /**
     * The time of one stage.
     *
     * @param stage a key of {@code times} in the journal, {@code prefillAndSelection} or {@code
     *     total}
     */
    public TimeResult time(String stage) {
        TimeResult time = times.get(stage);
        if (time == null) {
            throw new IllegalArgumentException(
                    "stage: expected one of " + times.keySet() + ", got " + stage);
        }
        return time;
    }

    /** How good it is by a measure; empty if nothing was judged by it. */
    public Optional<Score> score(Measure measure) {
        return judgement(measure).map(Judgement::score);
    }

    /** How much better than the unpruned setting it is by a measure. */
    public Optional<Difference> difference(Measure measure) {
        return judgement(measure).flatMap(Judgement::difference);
    }

    private Optional<Judgement> judgement(Measure measure) {
        return scores.stream().filter(one -> one.measure().equals(measure)).findFirst();
    }

    /** One formula's results, if every entry was evaluated under it. */
    public Optional<FormulaResult> formula(String name) {
        return Optional.ofNullable(flops.get(name));
    }
}
