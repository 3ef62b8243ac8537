package fastv.models.decoder;

import fastv.core.cost.DecoderShape;
import fastv.core.weights.StoredType;
import fastv.models.checkpoint.Checkpoint;
import fastv.models.checkpoint.LlamaConfig;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What a model card says of a LLaMA decoder. */
public final class DecoderCard {
    private DecoderCard() {}

    /** The sizes that determine its cost. */
    public static DecoderShape shape(LlamaConfig config) {
        return new DecoderShape(
                config.hiddenSize(),
                config.intermediateSize(),
                config.layers(),
                config.heads(),
                config.kvHeads(),
                config.headDim(),
                config.vocabSize());
    }

    /** The ids that end an answer. */
    public static Set<Integer> stopTokens(LlamaConfig config) {
        return Set.copyOf(config.tokens().eos());
    }

    /** The type that most bytes of a checkpoint are stored in. */
    public static String storedType(Checkpoint checkpoint) {
        Map<StoredType, Long> bytes = new EnumMap<>(StoredType.class);
        checkpoint
                .names()
                .named()
                .values()
                .forEach(
                        tensor ->
                                bytes.merge(
                                        tensor.entry().type(),
                                        tensor.entry().lengthBytes(),
                                        Long::sum));
        return bytes.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(entry -> entry.getKey().name())
                .orElse("none");
    }
}
