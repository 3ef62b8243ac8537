package fastv.analysis.result;

import java.util.List;

/**
 * One formula over all entries of a setting; means.
 *
 * @param unit what {@code figure} is
 * @param figure the number that stands in tables
 * @param decoder decoder layers at prefill, in the formula's own operations
 * @param decoderRatio the same over the unpruned run's
 * @param total all that the formula counts
 * @param totalRatio the same over the unpruned run's
 * @param perLayer each decoder layer at prefill
 */
public record FormulaResult(
        String unit,
        double figure,
        double decoder,
        double decoderRatio,
        double total,
        double totalRatio,
        List<Double> perLayer) {

    public FormulaResult {
        perLayer = List.copyOf(perLayer);
    }
}
