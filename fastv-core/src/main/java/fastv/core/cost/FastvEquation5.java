package fastv.core.cost;

import java.util.List;

/**
 * Equation 5 of the FastV paper as printed: n counts image tokens alone.
 *
 * <p>Chen et al., ECCV 2024, arXiv:2403.06764, section 4.3. With K and R: {@code K F(n) + (T-K)
 * F((1-R) n)}, {@code F(n) = 4 n d^2 + 2 n^2 d + 2 n d m}; several cuts sum over their layers.
 */
public final class FastvEquation5 implements FlopsFormula {
    /** The public name. */
    public static final String NAME = "fastv-eq5";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String counts() {
        return "equation 5 of arXiv:2403.06764 as printed: multiply-accumulates (not two operations"
                + " each) of the decoder layers at prefill for image tokens alone, two of the three"
                + " MLP matrices, kept tokens not rounded; leaves out text tokens, tower,"
                + " projector, head, decoding and selection. Its ratio is the one of figure 6";
    }

    @Override
    public FlopsReport evaluate(FlopsInput input) {
        DecoderShape shape = input.model().decoder();
        List<Double> perLayer = PaperFlops.perLayer(shape, input::imageTokensAt);
        FlopsReport.Line line = PaperFlops.decoderLine(perLayer, shape, input.imageTokens());
        return new FlopsReport(
                NAME, perLayer, List.of(line), line.flops() / PaperFlops.BILLION, "billions");
    }
}
