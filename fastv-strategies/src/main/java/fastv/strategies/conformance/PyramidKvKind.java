package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.budget.PyramidCapacity;
import fastv.strategies.cache.ObservationWindow;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Golden kind {@code pyramidkv}: SnapKV's choice under a budget per layer. */
public final class PyramidKvKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        FloatMatrix[] queries = Tensors.heads(golden, "queries");
        FloatMatrix[] keys = Tensors.heads(golden, "keys");
        ObservationWindow window = SnapKvKind.window(golden);
        PyramidCapacity pyramid =
                new PyramidCapacity(
                        golden.integer("capacity"),
                        golden.integer("window"),
                        golden.integer("beta"),
                        golden.integer("layers"));
        int[] perLayer = new int[golden.integer("layers")];
        LongStream.Builder kept = LongStream.builder();
        for (int layer = 0; layer < perLayer.length; layer++) {
            perLayer[layer] = pyramid.keep(layer, keys[0].rows());
            for (int head = 0; head < keys.length; head++) {
                int[] places = window.kept(queries[head], keys[head], perLayer[layer]);
                Arrays.stream(places).sorted().forEach(kept::add);
            }
        }
        comparison.list("kept_per_layer", perLayer);
        long[] all = kept.build().toArray();
        comparison.integers("kept", all, all.length);
    }
}
