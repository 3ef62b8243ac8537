package fastv.core.cost;

import java.util.stream.IntStream;

/**
 * Multiply-accumulates of LLaMA decoder layers with a gated MLP, as whole numbers. The full n x n
 * score matrix is counted, as an eager implementation computes it; embedding, norms, rotary angles
 * and softmax are not.
 */
public final class DecoderMacs {
    private final DecoderShape shape;

    /** Counts for a decoder of this shape. */
    public DecoderMacs(DecoderShape shape) {
        this.shape = shape;
    }

    /** One layer at prefill: every row against every row. */
    public long layer(long tokens) {
        return Math.addExact(rows(tokens), attention(tokens, tokens));
    }

    /** All layers at prefill. */
    public long prefill(TokensPerLayer tokens) {
        return IntStream.of(tokens.toArray()).mapToLong(this::layer).reduce(0, Math::addExact);
    }

    /**
     * All decoding steps of one answer. A cached step is one row against the entries of its layer,
     * itself included; a recomputed step is a prefill that is longer by the tokens generated so
     * far.
     */
    public long decode(TokensPerLayer tokens, int steps, Decoding decoding) {
        long macs = 0;
        for (int step = 1; step <= steps; step++) {
            for (int layer = 0; layer < tokens.layers(); layer++) {
                long length = (long) tokens.at(layer) + step;
                long cost =
                        decoding == Decoding.CACHED
                                ? Math.addExact(rows(1), attention(1, length))
                                : layer(length);
                macs = Math.addExact(macs, cost);
            }
        }
        return macs;
    }

    /** All decoding steps over caches that a method keeps short. */
    public long decode(CacheGrowth caches, int steps) {
        long macs = 0;
        for (int step = 1; step <= steps; step++) {
            for (int layer = 0; layer < caches.start().layers(); layer++) {
                long cost = Math.addExact(rows(1), attention(1, caches.keys(layer, step)));
                macs = Math.addExact(macs, cost);
            }
        }
        return macs;
    }

    /** The output head for that many rows. */
    public long head(long rows) {
        return Sizes.product(rows, shape.hidden(), shape.vocabSize());
    }

    /** Everything that grows with the rows alone: q and o, k and v, the three MLP matrices. */
    private long rows(long rows) {
        long queryAndOutput = Sizes.product(2, rows, shape.hidden(), shape.queryWidth());
        long keyAndValue = Sizes.product(2, rows, shape.hidden(), shape.keyWidth());
        long mlp = Sizes.product(3, rows, shape.hidden(), shape.intermediateSize());
        return Math.addExact(Math.addExact(queryAndOutput, keyAndValue), mlp);
    }

    /** Scores and weighted values. */
    private long attention(long queries, long keys) {
        return Sizes.product(2, queries, keys, shape.queryWidth());
    }
}
