package fastv.core.cost;

/**
 * The sizes of a LLaMA-like decoder that determine its cost.
 *
 * @param hidden width of the residual stream
 * @param intermediateSize width of the gated MLP
 * @param layers number of decoder layers
 * @param heads query heads
 * @param kvHeads key and value heads; divides {@code heads}
 * @param headDim size of one head, not necessarily {@code hidden / heads}
 * @param vocabSize rows of the output head
 */
public record DecoderShape(
        int hidden,
        int intermediateSize,
        int layers,
        int heads,
        int kvHeads,
        int headDim,
        int vocabSize) {

    public DecoderShape {
        Sizes.positive("hidden", hidden);
        Sizes.positive("intermediateSize", intermediateSize);
        Sizes.positive("layers", layers);
        Sizes.positive("heads", heads);
        Sizes.positive("kvHeads", kvHeads);
        Sizes.positive("headDim", headDim);
        Sizes.positive("vocabSize", vocabSize);
        if (heads % kvHeads != 0) {
            throw new IllegalArgumentException(
                    "kvHeads: expected a divisor of heads = " + heads + ", got " + kvHeads);
        }
    }

    /** Width of all query heads together. */
    public long queryWidth() {
        return (long) heads * headDim;
    }

    /** Width of all key heads together, and of all value heads. */
    public long keyWidth() {
        return (long) kvHeads * headDim;
    }
}
