package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

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

    /**
     * What a block gives with evidence.
     *
     * @param hidden its output
     * @param classQuery the class token's query, {@code [pictures, heads, 1, headDim]}
     * @param keys of all tokens, {@code [pictures, heads, tokens, headDim]}
     */
    public record LayerOutput(NDArray hidden, NDArray classQuery, NDArray keys) {}

    /** As {@link #layer}, keeping what rankings read. */
    public LayerOutput layerWithEvidence(
            NDManager owner,
            NDArray hidden,
            TensorBundle weights,
            int heads,
            double eps,
            String activation) {
        List<NDArray> all =
                module.tensors(
                        owner, "layer_with_evidence", hidden, weights, heads, eps, activation);
        return new LayerOutput(all.get(0), all.get(1), all.get(2));
    }

    /** The class token's attention on the patches, {@code [pictures, heads, patches]} float32. */
    public NDArray classAttention(NDManager owner, LayerOutput layer) {
        return module.tensor(owner, "class_attention", layer.classQuery(), layer.keys());
    }

    /** Keys averaged over heads, {@code [pictures, tokens, headDim]} float32. */
    public NDArray meanKeys(NDManager owner, LayerOutput layer) {
        return module.tensor(owner, "mean_keys", layer.keys());
    }

    /** Rows {@code [tokens, hidden]} combined by weights {@code [out, tokens]} float32. */
    public NDArray combine(NDManager owner, NDArray rows, NDArray weights) {
        return module.tensor(owner, "combine", rows, weights);
    }

    /** Cosine similarity of rows {@code [tokens, hidden]} with each other, float32. */
    public NDArray cosine(NDManager owner, NDArray rows) {
        return module.tensor(owner, "cosine", rows);
    }

    /** Rows of one array followed by those of another. */
    public NDArray join(NDManager owner, NDArray first, NDArray second) {
        return module.tensor(owner, "join", first, second);
    }

    /** Rows {@code [tokens, hidden]} picked by an index {@code [out]} int64. */
    public NDArray pick(NDManager owner, NDArray rows, NDArray index) {
        return module.tensor(owner, "pick", rows, index);
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
