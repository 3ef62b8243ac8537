package fastv.eval.cli;

import fastv.core.cost.DecoderShape;
import fastv.core.kernel.Dtype;
import fastv.core.model.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A checkpoint's card as text. */
final class ModelText {
    private ModelText() {}

    static List<String> lines(ModelCard card) {
        DecoderShape decoder = card.shape().decoder();
        List<String> lines = new ArrayList<>();
        lines.add("family            " + card.family());
        lines.add("parameters        " + "%,d".formatted(card.parameters()));
        lines.add("stored as         " + card.storedType());
        lines.add(
                "decoder           %d layers, hidden %d, intermediate %d, %d heads on %d key/value heads of %d, vocabulary %d"
                        .formatted(
                                decoder.layers(),
                                decoder.hidden(),
                                decoder.intermediateSize(),
                                decoder.heads(),
                                decoder.kvHeads(),
                                decoder.headDim(),
                                decoder.vocabSize()));
        card.shape()
                .vision()
                .ifPresent(
                        vision ->
                                lines.add(
                                        "vision tower      %d layers run, hidden %d, intermediate %d, %d heads, pictures of %d x %d in patches of %d"
                                                .formatted(
                                                        vision.layersRun(),
                                                        vision.hidden(),
                                                        vision.intermediateSize(),
                                                        vision.heads(),
                                                        vision.imageSize(),
                                                        vision.imageSize(),
                                                        vision.patchSize())));
        lines.add(
                "tokens a picture  "
                        + card.imageTokens().map(String::valueOf).orElse("none: reads text only"));
        card.imageProcessor().ifPresent(name -> lines.add("image processor   " + name));
        lines.add("prompt template   " + card.template());
        lines.add("longest sequence  " + card.maxPositions() + " tokens");
        for (Dtype dtype : Dtype.values()) {
            lines.add(
                    "KV cache          %s a token in %s"
                            .formatted(
                                    bytes(card.kvBytesPerToken(dtype.bytes())),
                                    dtype.publicName()));
        }
        return lines;
    }

    private static String bytes(long bytes) {
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%,d bytes", bytes)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
