package fastv.core.cost;

import java.util.List;

/**
 * What one formula says of one prompt under one setting.
 *
 * @param formula the formula's public name
 * @param perLayer cost of each decoder layer at prefill, in the formula's own operations
 * @param lines the parts of the total; the first is the decoder layers at prefill
 * @param figure the number that stands for the result in tables, in {@code unit}
 * @param unit what {@code figure} is, such as {@code GFLOPs}
 */
public record FlopsReport(
        String formula, List<Double> perLayer, List<Line> lines, double figure, String unit) {

    /**
     * One part of the total.
     *
     * @param name what was computed
     * @param flops its cost
     * @param unprunedFlops its cost in the unpruned run, with the same decoding
     */
    public record Line(String name, double flops, double unprunedFlops) {}

    public FlopsReport {
        perLayer = List.copyOf(perLayer);
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lines: expected at least the decoder layers");
        }
    }

    /** Cost of the decoder layers at prefill. */
    public double decoder() {
        return lines.get(0).flops();
    }

    /** The decoder layers' cost at prefill over that of the unpruned run. */
    public double decoderRatio() {
        return ratio(decoder(), lines.get(0).unprunedFlops());
    }

    /** Cost of all lines. */
    public double total() {
        return lines.stream().mapToDouble(Line::flops).sum();
    }

    /** The cost of all lines over that of the unpruned run. */
    public double totalRatio() {
        return ratio(total(), lines.stream().mapToDouble(Line::unprunedFlops).sum());
    }

    /** Where the formula counts nothing, as equation 5 without pictures, nothing was saved. */
    private static double ratio(double flops, double unprunedFlops) {
        return unprunedFlops == 0 && flops == 0 ? 1 : flops / unprunedFlops;
    }

    /** The numbers that a journal keeps. */
    public FlopsFigures figures() {
        return new FlopsFigures(
                figure, unit, decoder(), decoderRatio(), total(), totalRatio(), perLayer);
    }
}
