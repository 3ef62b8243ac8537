package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.strategies.cache.SinkAndRecent;

/** Golden kind {@code streamingllm}: which places of a cache survive. */
public final class StreamingLlmKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        SinkAndRecent rule = new SinkAndRecent(golden.integer("start"), golden.integer("recent"));
        int length = golden.integer("length");
        int[] range = golden.integers("range");
        places("kept", rule.kept(length), comparison);
        places("kept_for_space", rule.keptForSpace(length, golden.integer("coming")), comparison);
        places(
                "kept_after_range",
                SinkAndRecent.keptAfterRange(length, range[0], range[1]),
                comparison);
    }

    private static void places(String name, int[] places, Comparison comparison) {
        comparison.integers(name, Tensors.longs(places), places.length);
    }
}
