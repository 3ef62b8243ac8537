package fastv.core.analysis;

import ai.djl.ndarray.NDArray;
import fastv.core.decode.ForwardObserver;
import fastv.core.kernel.Kernels;
import fastv.core.prune.FloatMatrix;
import java.util.ArrayList;
import java.util.List;

/** Takes the trace of a prefill: of every layer the last row, and nothing else. */
public final class PrefillTracer implements ForwardObserver {
    private final Kernels kernels;
    private final List<float[]> states = new ArrayList<>();
    private float[] logits = {};

    public PrefillTracer(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public void afterLayer(int pass, int layer, NDArray hidden) {
        if (pass == 0) {
            try (NDArray last = kernels.decoder().lastRow(hidden.getManager(), hidden)) {
                states.add(kernels.weights().floats(last));
            }
        }
    }

    @Override
    public void afterPass(int pass, NDArray next) {
        if (pass == 0) {
            logits = next.toFloatArray();
        }
    }

    /** The trace; after the prefill. */
    public PrefillTrace trace() {
        return new PrefillTrace(
                FloatMatrix.ofRows(states), new FloatMatrix(1, logits.length, logits));
    }
}
