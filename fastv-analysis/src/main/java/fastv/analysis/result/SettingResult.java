package fastv.analysis.result;

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
 * @param score mean score; empty if no sample has references
 * @param difference mean of the score minus the unpruned score of the same sample and seed
 * @param lost answers that the unpruned setting got better
 * @param gained answers that this setting got better
 * @param agreement share of answers equal to the unpruned one
 * @param imageTokensBefore mean image tokens of the uncut prompt
 * @param imageTokensAfter mean image tokens that the last layer could attend to
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
        Optional<Estimate> score,
        Optional<Estimate> difference,
        long lost,
        long gained,
        Optional<Estimate> agreement,
        double imageTokensBefore,
        double imageTokensAfter,
        List<Double> tokensPerLayer,
        SortedMap<String, FormulaResult> flops,
        double cachePredictedBytes,
        double cacheMeasuredBytes,
        Map<String, TimeResult> times,
        double peakBytes) {

    public SettingResult {
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

    /** Tokens a layer saw, averaged over layers. */
    public double equivalentTokens() {
        return tokensPerLayer.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** One formula's results, if every entry was evaluated under it. */
    public Optional<FormulaResult> formula(String name) {
        return Optional.ofNullable(flops.get(name));
    }
}
