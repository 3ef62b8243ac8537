package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.cache.HeavyHitters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Golden kind {@code h2o}: a cache over a prompt and some steps. */
public final class H2oKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        int count = golden.integer("heads");
        List<HeavyHitters> heads =
                IntStream.range(0, count)
                        .mapToObj(
                                head ->
                                        new HeavyHitters(
                                                golden.integer("heavy"), golden.integer("recent")))
                        .toList();
        for (int step = 0; step < golden.integer("steps"); step++) {
            FloatMatrix[] attention = Tensors.heads(golden, "attention_" + step);
            for (int head = 0; head < count; head++) {
                heads.get(head).add(attention[head]);
            }
            long[] kept =
                    heads.stream()
                            .flatMapToLong(head -> Arrays.stream(head.tokens()).asLongStream())
                            .toArray();
            comparison.integers("kept_" + step, kept, count, kept.length / count);
        }
        int length = heads.get(0).scores().length;
        float[] scores = new float[count * length];
        for (int head = 0; head < count; head++) {
            System.arraycopy(heads.get(head).scores(), 0, scores, head * length, length);
        }
        comparison.floats("scores", scores, count, length);
    }
}
