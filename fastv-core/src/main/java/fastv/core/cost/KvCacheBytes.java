package fastv.core.cost;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Bytes of the key-value cache in every layer, counted over entries that are in use.
 *
 * @param perLayer bytes, first layer first
 */
public record KvCacheBytes(List<Long> perLayer) {

    public KvCacheBytes {
        perLayer = List.copyOf(perLayer);
    }

    /**
     * What a run will hold at its end: {@code 2 * kvHeads * headDim * elementBytes} for each token
     * that entered the layer at prefill or in a decoding step.
     *
     * @param decodeSteps forward passes after the prefill; the last generated token is never fed
     *     back, so an answer of g tokens took g - 1
     */
    public static KvCacheBytes predict(
            DecoderShape shape, TokensPerLayer tokens, int elementBytes, int decodeSteps) {
        int[] entries =
                IntStream.of(tokens.toArray()).map(n -> Math.addExact(n, decodeSteps)).toArray();
        return ofLengths(shape, entries, elementBytes);
    }

    /** What caches of these lengths hold, as for the lengths read back from the caches. */
    public static KvCacheBytes ofLengths(DecoderShape shape, int[] lengths, int elementBytes) {
        Sizes.positive("elementBytes", elementBytes);
        return new KvCacheBytes(
                IntStream.of(lengths)
                        .mapToObj(n -> Sizes.product(2, n, shape.keyWidth(), elementBytes))
                        .toList());
    }

    /** Bytes of all layers. */
    public long total() {
        return perLayer.stream().flatMapToLong(LongStream::of).sum();
    }
}
