package fastv.eval.bench;

import fastv.core.kernel.TorchEngine;
import java.util.function.Consumer;

/** One question about speed, answered by ratios. */
public interface Benchmark {

    /**
     * Measures.
     *
     * @param engine started with the threads to measure with
     * @param out takes the lines to print
     */
    void run(TorchEngine engine, BenchSettings settings, Consumer<String> out);
}
