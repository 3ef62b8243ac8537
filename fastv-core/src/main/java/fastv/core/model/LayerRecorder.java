package fastv.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.conformance.Comparison;
import fastv.core.decode.Decoder;
import fastv.core.decode.ForwardObserver;
import fastv.core.kernel.WeightKernels;

/**
 * Hands the layer outputs of a session's first pass to a comparison: {@code hidden_0} and so on,
 * and after the last layer {@code final} and, where the case wants them, {@code logits} of all
 * rows.
 */
public final class LayerRecorder implements ForwardObserver {
    private final Decoder decoder;
    private final Comparison comparison;

    public LayerRecorder(Decoder decoder, Comparison comparison) {
        this.decoder = decoder;
        this.comparison = comparison;
    }

    @Override
    public void afterLayer(int pass, int layer, NDArray hidden) {
        if (pass > 0) {
            return;
        }
        WeightKernels weights = decoder.kernels().weights();
        long rows = hidden.getShape().get(1);
        long width = hidden.getShape().get(2);
        comparison.floats("hidden_" + layer, weights.floats(hidden), rows, width);
        if (layer == decoder.layers() - 1) {
            try (NDManager scope = hidden.getManager().newSubManager()) {
                NDArray normed = decoder.norm(scope, hidden);
                comparison.floats("final", weights.floats(normed), rows, width);
                if (comparison.expects("logits")) {
                    NDArray logits = decoder.logits(scope, normed);
                    comparison.floats(
                            "logits", logits.toFloatArray(), rows, logits.getShape().get(1));
                }
            }
        }
    }
}
