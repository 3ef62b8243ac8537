package fastv.core.decode;

import fastv.core.prune.CacheEvidence;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.SampleSeed;
import java.util.function.IntFunction;

/**
 * The evidence of one layer's cache after one pass.
 *
 * @param window the attention of so many of the last queries, empty if not announced
 * @param accumulatedAttention of all queries so far, empty if not announced
 */
record CacheLayerEvidence(
        int layer,
        int layers,
        int heads,
        int entries,
        SampleSeed seed,
        IntFunction<FloatMatrix> window,
        FloatMatrix accumulatedAttention)
        implements CacheEvidence {

    @Override
    public FloatMatrix windowAttention(int queries) {
        return announced(window.apply(queries), "window");
    }

    @Override
    public FloatMatrix accumulatedAttention() {
        return announced(accumulatedAttention, "accumulated");
    }

    private static FloatMatrix announced(FloatMatrix attention, String name) {
        if (attention.rows() == 0) {
            throw new IllegalStateException(name + " attention was not announced");
        }
        return attention;
    }
}
