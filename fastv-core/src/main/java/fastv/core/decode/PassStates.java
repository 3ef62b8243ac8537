package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.prune.FloatMatrix;
import fastv.core.token.TokenLayout;
import java.util.Arrays;
import java.util.List;

/**
 * The states at a site of a full pass, in the rows that are left there.
 *
 * @param written the caches of the layers that have run, as the pass wrote them
 */
record PassStates(
        Decoder decoder,
        NDManager scope,
        List<LayerCache> written,
        TokenLayout rows,
        NDArray hidden)
        implements SiteStates {

    @Override
    public FloatMatrix keys(int layer) {
        LayerCache cache = written.get(layer);
        float[] stored = decoder.kernels().weights().floats(cache.keys());
        int heads = decoder.kvHeads();
        int headDim = decoder.headDim();
        float[] keys = new float[rows.size() * heads * headDim];
        int[] entries = cache.promptRows().rowsOf(rows);
        for (int row = 0; row < entries.length; row++) {
            for (int head = 0; head < heads; head++) {
                int from = (head * cache.capacity() + entries[row]) * headDim;
                System.arraycopy(stored, from, keys, (row * heads + head) * headDim, headDim);
            }
        }
        return new FloatMatrix(rows.size(), heads * headDim, keys);
    }

    @Override
    public int keyHeads() {
        return decoder.kvHeads();
    }

    @Override
    public FloatMatrix normed() {
        try (NDArray normed = decoder.norm(scope, hidden)) {
            int width = (int) normed.getShape().get(2);
            return new FloatMatrix(rows.size(), width, decoder.kernels().weights().floats(normed));
        }
    }

    @Override
    public FloatMatrix of(int[] wanted) {
        int width = (int) hidden.getShape().get(2);
        try (NDArray states = picked(wanted)) {
            return new FloatMatrix(
                    wanted.length, width, decoder.kernels().weights().floats(states));
        }
    }

    @Override
    public FloatMatrix distances(int[] wanted) {
        try (NDArray states = picked(wanted);
                NDArray rows = states.squeeze(0);
                NDArray apart = decoder.kernels().evidence().distances(scope, rows)) {
            return new FloatMatrix(
                    wanted.length, wanted.length, decoder.kernels().weights().floats(apart));
        }
    }

    private NDArray picked(int[] wanted) {
        try (NDArray index = scope.create(Arrays.stream(wanted).asLongStream().toArray())) {
            return decoder.kernels().decoder().rows(scope, hidden, index);
        }
    }
}
