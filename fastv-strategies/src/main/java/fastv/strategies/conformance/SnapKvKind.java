package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.cache.ObservationWindow;
import fastv.strategies.cache.ObservationWindow.Pooling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Golden kind {@code snapkv}: what each head keeps after the prompt, and in which order. */
public final class SnapKvKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        FloatMatrix[] queries = Tensors.heads(golden, "queries");
        FloatMatrix[] keys = Tensors.heads(golden, "keys");
        ObservationWindow window = window(golden);
        List<int[]> kept = new ArrayList<>();
        for (int head = 0; head < keys.length; head++) {
            kept.add(window.kept(queries[head], keys[head], golden.integer("capacity")));
        }
        int count = kept.get(0).length;
        long[] ascending =
                kept.stream()
                        .flatMapToInt(places -> Arrays.stream(places).sorted())
                        .asLongStream()
                        .toArray();
        long[] ranked = kept.stream().flatMapToInt(Arrays::stream).asLongStream().toArray();
        comparison.integers("kept", ascending, 1, keys.length, count);
        comparison.integers("kept_ranked", ranked, 1, keys.length, count);
        entries("keys_kept", keys, kept, comparison);
        entries("values_kept", Tensors.heads(golden, "values"), kept, comparison);
    }

    /** The rule of a case of this kind or of {@code pyramidkv}. */
    static ObservationWindow window(GoldenCase golden) {
        Pooling pooling =
                golden.string("pooling").equals("avgpool") ? Pooling.AVERAGE : Pooling.MAXIMUM;
        return new ObservationWindow(golden.integer("window"), golden.integer("kernel"), pooling);
    }

    private static void entries(
            String name, FloatMatrix[] all, List<int[]> kept, Comparison comparison) {
        int width = all[0].columns();
        int count = kept.get(0).length;
        float[] flat = new float[all.length * count * width];
        int at = 0;
        for (int head = 0; head < all.length; head++) {
            for (int place : kept.get(head)) {
                System.arraycopy(all[head].row(place), 0, flat, at, width);
                at += width;
            }
        }
        comparison.floats(name, flat, 1, all.length, count, width);
    }
}
