package fastv.core.cost;

/**
 * How long each layer's cache is while decoding, where a method takes entries out of it.
 *
 * @param start entries of each head once the prompt has run
 * @param end entries of each head once decoding has ended; a step that would go beyond evicts
 */
public record CacheGrowth(TokensPerLayer start, TokensPerLayer end) {

    public CacheGrowth {
        if (start.layers() != end.layers()) {
            throw new IllegalArgumentException(
                    "cache: expected " + start.layers() + " layers, got " + end.layers());
        }
    }

    /**
     * The entries that a step's query is compared with, its own included.
     *
     * @param step from 1
     */
    public long keys(int layer, int step) {
        return Math.min((long) start.at(layer) + step, end.at(layer) + 1L);
    }
}
