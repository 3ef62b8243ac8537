package fastv.analysis.summary;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One row: all entries of one setting.
 *
 * @param setting its label
 * @param samples number of entries
 * @param agreement answers equal to the unpruned one for the same sample and seed; empty if there
 *     is none to compare with
 * @param right answers that the scorer of their kind calls right; empty where no kind is right or
 *     wrong
 * @param imageTokensBefore mean image tokens of the uncut prompt
 * @param imageTokensAfter mean image tokens that the last layer could attend to
 * @param equivalentImageTokens mean over layers of the image tokens that generated tokens can
 *     attend to
 * @param tokensPerLayer mean tokens that entered each layer at prefill
 * @param flops by public name of the formula
 * @param kvPredictedBytes mean cache at the end, as computed
 * @param kvMeasuredBytes mean cache at the end, as read
 * @param times median times
 * @param peakBytes the largest peak of all entries
 */
record SettingSummary(
        String setting,
        long samples,
        Optional<Share> agreement,
        Optional<Share> right,
        double imageTokensBefore,
        double imageTokensAfter,
        double equivalentImageTokens,
        List<Double> tokensPerLayer,
        SortedMap<String, FormulaSummary> flops,
        double kvPredictedBytes,
        double kvMeasuredBytes,
        StageSeconds times,
        double peakBytes) {

    SettingSummary {
        tokensPerLayer = List.copyOf(tokensPerLayer);
    }

    /** One formula's row, if every entry was evaluated under it. */
    Optional<FormulaSummary> formula(String name) {
        return Optional.ofNullable(flops.get(name));
    }
}
