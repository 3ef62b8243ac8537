package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The kernels of CLIP's text tower and of the space it shares with the vision tower ({@code
 * clip_text.py}).
 */
public final class ClipTextKernels {
    private final KernelModule module;

    ClipTextKernels(KernelModule module) {
        this.module = module;
    }

    /**
     * Tokens with the vectors of their places.
     *
     * @param ids {@code [tokens]} int64
     * @param weights the tower's, those of its blocks left out
     * @return {@code [1, tokens, hidden]}
     */
    public NDArray embed(NDManager owner, NDArray ids, TensorBundle weights) {
        return module.tensor(owner, "embed", ids, weights);
    }

    /**
     * One whole block in which no token sees a later one.
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

    /**
     * The embedding of a text: one row of the last block's output, normed and projected.
     *
     * @return {@code [1, projection]}
     */
    public NDArray pool(
            NDManager owner, NDArray hidden, int row, TensorBundle weights, double eps) {
        return module.tensor(owner, "pool", hidden, row, weights, eps);
    }

    /**
     * The embeddings of patches, in float32.
     *
     * @param features {@code [pictures, 1 + patches, visionHidden]}, class token first
     * @return {@code [pictures * patches, projection]}
     */
    public NDArray patches(NDManager owner, NDArray features, TensorBundle weights, double eps) {
        return module.tensor(owner, "patches", features, weights, eps);
    }

    /**
     * Cosines of texts {@code [segments, projection]} with patches {@code [rows, projection]}.
     *
     * @return {@code [segments, rows]}
     */
    public NDArray cosine(NDManager owner, NDArray texts, NDArray patches) {
        return module.tensor(owner, "cosine", texts, patches);
    }
}
