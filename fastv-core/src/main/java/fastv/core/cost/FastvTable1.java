package fastv.core.cost;

import java.util.List;

/**
 * The rule behind the printed FLOPs of FastV's tables 1, 5 and 6: equation 5's layer cost with n
 * all tokens, of which a cut removes image tokens only; the figure is the average per layer.
 *
 * <p>Chen et al., ECCV 2024, arXiv:2403.06764. The paper does not state this rule; it was found by
 * recomputing the tables. Their baselines follow with n = 612 = 36 + 576: text after the picture is
 * not in them, while here it is as long as the prompt's.
 */
public final class FastvTable1 implements FlopsFormula {
    /** The public name. */
    public static final String NAME = "fastv-table1";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String counts() {
        return "tables 1, 5 and 6 of arXiv:2403.06764: equation 5's multiply-accumulates (not two"
                + " operations each) of the average decoder layer at prefill, text and image"
                + " tokens, two of the three MLP matrices, kept tokens not rounded; leaves out"
                + " tower, projector, head, decoding and selection. Printed there for 612 tokens,"
                + " that is without the text after the image";
    }

    @Override
    public FlopsReport evaluate(FlopsInput input) {
        DecoderShape shape = input.model().decoder();
        List<Double> perLayer = PaperFlops.perLayer(shape, input::tokensAt);
        FlopsReport.Line line = PaperFlops.decoderLine(perLayer, shape, input.promptTokens());
        double average = line.flops() / shape.layers() / PaperFlops.BILLION;
        return new FlopsReport(NAME, perLayer, List.of(line), average, "billions per layer");
    }
}
