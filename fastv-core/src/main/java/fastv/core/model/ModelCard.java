package fastv.core.model;

import fastv.core.cost.ModelShape;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a checkpoint without its weights.
 *
 * @param family the adapter that opens it: {@code llava-1.5}
 * @param shape its sizes
 * @param parameters number of weights, by the configuration
 * @param imageTokens tokens one picture takes in the prompt; empty if the model reads text only
 * @param storedType element type most weights are stored in
 * @param maxPositions longest sequence it was made for
 * @param stopTokens ids that end an answer
 * @param template the prompt template it uses unless another is asked for
 * @param imageProcessor how pictures are prepared
 */
public record ModelCard(
        String family,
        ModelShape shape,
        long parameters,
        Optional<Integer> imageTokens,
        String storedType,
        int maxPositions,
        Set<Integer> stopTokens,
        String template,
        Optional<String> imageProcessor) {

    public ModelCard {
        stopTokens = Set.copyOf(stopTokens);
    }

    /** Decoder layers. */
    public int layers() {
        return shape.decoder().layers();
    }

    /**
     * Key and value cache of one token in all layers, in bytes.
     *
     * @param elementBytes of the type the model computes in
     */
    public long kvBytesPerToken(int elementBytes) {
        return 2L * layers() * shape.decoder().keyWidth() * elementBytes;
    }
}
