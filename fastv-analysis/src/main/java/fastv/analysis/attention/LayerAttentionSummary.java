package fastv.analysis.attention;

import fastv.analysis.estimate.Estimate;
import fastv.core.token.Segment;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * One layer, or the mean over several.
 *
 * @param kinds by kind of token
 */
public record LayerAttentionSummary(Map<Segment, Kind> kinds) {

    public LayerAttentionSummary {
        kinds = new EnumMap<>(kinds);
    }

    /** One kind of token. */
    public Kind of(Segment segment) {
        return Objects.requireNonNull(kinds.get(segment));
    }

    /**
     * One kind of token, over samples.
     *
     * @param lambdaSum equation 3 as printed: sums over output tokens
     * @param lambdaMean share of the attention; the four kinds add up to 1. The one comparable with
     *     the paper's percentages and figure 3
     * @param lambdaPooled sums over samples and output tokens by the number of both together
     * @param epsilonSum equation 4 as printed
     * @param epsilonMean share of the attention per token of the kind; over samples that have it
     */
    public record Kind(
            Estimate lambdaSum,
            Estimate lambdaMean,
            double lambdaPooled,
            Estimate epsilonSum,
            Estimate epsilonMean) {}
}
