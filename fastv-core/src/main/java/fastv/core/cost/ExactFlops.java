package fastv.core.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Operations of the whole run, two per multiply-accumulate, from the tokens that really entered
 * each layer: decoder layers at prefill, and as further lines tower, projector, head, decoding and
 * the strategy's own work. The figure is the decoder layers' alone, as the published ones are.
 */
public final class ExactFlops implements FlopsFormula {
    /** The public name. */
    public static final String NAME = "exact";

    /** Name of the first line of every report. */
    static final String DECODER_LAYERS = "decoder layers, prefill";

    private static final double GIGA = 1e9;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String counts() {
        return "operations, two per multiply-accumulate, of every matrix product: gated MLP with"
                + " three matrices, grouped key and value heads, the full score matrix, text and"
                + " image tokens as executed. The figure is the decoder layers at prefill; the"
                + " total adds tower, projector, head, decoding and the selection itself; leaves"
                + " out embedding, norms, rotary angles, softmax and activations. No published"
                + " figure of the paper";
    }

    @Override
    public FlopsReport evaluate(FlopsInput input) {
        DecoderMacs macs = new DecoderMacs(input.model().decoder());
        List<Double> perLayer =
                IntStream.of(input.tokens().toArray())
                        .mapToObj(tokens -> flops(macs.layer(tokens)))
                        .toList();
        List<FlopsReport.Line> lines = new ArrayList<>();
        TokensPerLayer unpruned =
                TokensPerLayer.uncut(input.tokens().layers(), input.promptTokens());
        lines.add(line(DECODER_LAYERS, macs.prefill(input.tokens()), macs.prefill(unpruned)));
        addPictures(input, lines);
        addUnchanged(lines, "head", macs.head(1L + input.decodeSteps()));
        lines.add(
                line(
                        "decoding, " + input.decodeSteps() + " steps",
                        decode(macs, input),
                        macs.decode(unpruned, input.decodeSteps(), input.decoding())));
        for (SelectionWork work : input.selection()) {
            lines.add(line("selection: " + work.name(), work.macs(), 0));
        }
        return new FlopsReport(NAME, perLayer, lines, lines.get(0).flops() / GIGA, "GFLOPs");
    }

    private static long decode(DecoderMacs macs, FlopsInput input) {
        return input.caches()
                .map(caches -> macs.decode(caches, input.decodeSteps()))
                .orElseGet(
                        () -> macs.decode(input.tokens(), input.decodeSteps(), input.decoding()));
    }

    private static void addPictures(FlopsInput input, List<FlopsReport.Line> lines) {
        input.model()
                .vision()
                .ifPresent(
                        tower -> {
                            long pictures = input.pictures();
                            addUnchanged(lines, "vision tower", pictures * tower.macs());
                            input.model()
                                    .projector()
                                    .ifPresent(
                                            projector ->
                                                    addUnchanged(
                                                            lines,
                                                            "projector",
                                                            projector.macs(
                                                                    pictures * tower.patches())));
                        });
    }

    private static void addUnchanged(List<FlopsReport.Line> lines, String name, long macs) {
        lines.add(line(name, macs, macs));
    }

    private static FlopsReport.Line line(String name, long macs, long unprunedMacs) {
        return new FlopsReport.Line(name, flops(macs), flops(unprunedMacs));
    }

    private static double flops(long macs) {
        return 2.0 * macs;
    }
}
