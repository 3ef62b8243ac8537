package fastv.core.cost;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What the paper's two ways of counting share: the cost of a layer (equation 5). */
final class PaperFlops {
    static final double BILLION = 1e9;

    private PaperFlops() {}

    /**
     * {@code 4 n d^2 + 2 n^2 d + 2 n d m}, with d the hidden and m the intermediate size.
     *
     * @param tokens n, not necessarily whole
     */
    static double layer(double tokens, DecoderShape shape) {
        double d = shape.hidden();
        double m = shape.intermediateSize();
        return 4 * tokens * d * d + 2 * tokens * tokens * d + 2 * tokens * d * m;
    }

    static List<Double> perLayer(DecoderShape shape, IntToDoubleFunction tokensAt) {
        return IntStream.range(0, shape.layers())
                .mapToObj(layer -> layer(tokensAt.applyAsDouble(layer), shape))
                .toList();
    }

    static FlopsReport.Line decoderLine(
            List<Double> perLayer, DecoderShape shape, double unprunedTokens) {
        return new FlopsReport.Line(
                ExactFlops.DECODER_LAYERS,
                perLayer.stream().mapToDouble(Double::doubleValue).sum(),
                shape.layers() * layer(unprunedTokens, shape));
    }
}
