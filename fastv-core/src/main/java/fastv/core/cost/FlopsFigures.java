package fastv.core.cost;

import java.util.List;

/**
 * One formula's result without its parts.
 *
 * @param figure the number that stands for the result in tables
 * @param unit what {@code figure} is
 * @param decoder cost of the decoder layers at prefill, in the formula's own operations
 * @param decoderRatio the same over the unpruned run's
 * @param total cost of everything the formula counts
 * @param totalRatio the same over the unpruned run's
 * @param perLayer cost of each decoder layer at prefill
 */
public record FlopsFigures(
        double figure,
        String unit,
        double decoder,
        double decoderRatio,
        double total,
        double totalRatio,
        List<Double> perLayer) {

    public FlopsFigures {
        perLayer = List.copyOf(perLayer);
    }
}
