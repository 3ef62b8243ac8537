package fastv.core.kernel;

import ai.djl.ndarray.NDArray;

/** From one row of logits to a token ({@code sampling.py}). */
public final class SamplingKernels {
    private final KernelModule module;

    SamplingKernels(KernelModule module) {
        this.module = module;
    }

    /** The most likely token of {@code [vocab]}. */
    public int greedy(NDArray logits) {
        return Math.toIntExact(module.integer("greedy", logits));
    }

    /**
     * A token drawn after temperature, top-k and top-p were applied in this order.
     *
     * @param topK how many of the most likely tokens take part; 0 for all
     * @param topP the smallest set of tokens whose probability reaches this takes part
     * @param draw uniform in {@code [0, 1)}; drawn by the caller, so that samples do not share a
     *     generator
     */
    public int sample(NDArray logits, double temperature, int topK, double topP, double draw) {
        return Math.toIntExact(module.integer("sample", logits, temperature, topK, topP, draw));
    }
}
