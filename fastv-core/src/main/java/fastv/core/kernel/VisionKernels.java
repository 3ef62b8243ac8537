package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** The CLIP tower's and the projector's kernels ({@code vision.py}). */
public final class VisionKernels {
    private final KernelModule module;

    VisionKernels(KernelModule module) {
        this.module = module;
    }

    /**
     * Patches, class token, positions, first norm.
     *
     * @param pixels {@code [pictures, channels, size, size]}
     * @return {@code [pictures, 1 + patches, visionHidden]}
     */
    public NDArray embed(NDManager owner, NDArray pixels, TensorBundle weights, double eps) {
        return module.tensor(owner, "embed", pixels, weights, eps);
    }

    /**
     * One whole block.
     *
     * @param activation {@code quick_gelu}, {@code gelu} or {@code gelu_tanh}
     */
    public NDArray layer(
            NDManager owner,
            NDArray hidden,
            TensorBundle weights,
            int heads,
            double eps,
            String activation) {
        return module.tensor(owner, "layer", hidden, weights, heads, eps, activation);
    }

    /** {@code [pictures, tokens, hidden]} without its first tokens. */
    public NDArray dropFirst(NDManager owner, NDArray hidden, int skip) {
        return module.tensor(owner, "drop_first", hidden, skip);
    }

    /** The two-layer projector: {@code [pictures, patches, hidden]}. */
    public NDArray project(
            NDManager owner, NDArray features, TensorBundle weights, String activation) {
        return module.tensor(owner, "project", features, weights, activation);
    }
}
