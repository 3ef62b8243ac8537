package fastv.analysis.shift;

import fastv.analysis.estimate.Estimate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Shift and dispersion over samples.
 *
 * @param samples how many
 * @param entropy of the last prompt token's attention among image tokens, per decoder layer
 * @param classEntropy of the class token's attention; of no samples where the tower has none
 * @param rankings by name: {@code layer N} and {@code class-attention}, each normalised to sum to 1
 *     in each sample
 * @param agreements of any two rankings on the same pictures: those above and the scores of
 *     settings, where the analysis {@code scores} was on
 */
public record ShiftSummary(
        long samples,
        List<Estimate> entropy,
        Estimate classEntropy,
        SortedMap<String, Spread> rankings,
        List<Agreement> agreements) {

    public ShiftSummary {
        entropy = List.copyOf(entropy);
        rankings = new TreeMap<>(rankings);
        agreements = List.copyOf(agreements);
    }

    /**
     * Where a ranking looks.
     *
     * @param byPosition its mean share by image position, in raster order; of the samples that have
     *     as many image tokens as the first one
     * @param cumulative the mean share of its largest 5 %, 10 % ... 100 % of positions: 20 numbers
     */
    public record Spread(List<Double> byPosition, List<Estimate> cumulative) {
        public Spread {
            byPosition = List.copyOf(byPosition);
            cumulative = List.copyOf(cumulative);
        }
    }

    /**
     * How far two rankings agree.
     *
     * @param first name of the one
     * @param second name of the other
     * @param overlap by share k of positions: the share of their k largest that both have, for 10,
     *     25 and 50 %
     * @param spearman rank correlation
     * @param kendall tau-b
     */
    public record Agreement(
            String first,
            String second,
            List<Estimate> overlap,
            Estimate spearman,
            Estimate kendall) {
        public Agreement {
            overlap = List.copyOf(overlap);
        }
    }
}
