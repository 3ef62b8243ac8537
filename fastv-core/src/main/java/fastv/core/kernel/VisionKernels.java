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
     * What rankings read of a block.
     *
     * @param queries of all tokens, {@code [pictures, heads, tokens, headDim]}
     * @param keys the same
     */
    public record Heads(NDArray queries, NDArray keys) implements AutoCloseable {
        @Override
        public void close() {
            queries.close();
            keys.close();
        }
    }

    /** What a block gives with evidence: its output, and what rankings read. */
    public record LayerOutput(NDArray hidden, Heads heads) {}

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
        return new LayerOutput(all.get(0), new Heads(all.get(1), all.get(2)));
    }

    /** What rankings read of a block that need not run. */
    public Heads heads(
            NDManager owner, NDArray hidden, TensorBundle weights, int heads, double eps) {
        List<NDArray> both = module.tensors(owner, "queries_and_keys", hidden, weights, heads, eps);
        return new Heads(both.get(0), both.get(1));
    }

    /** The class token's attention on the patches, {@code [pictures, heads, patches]} float32. */
    public NDArray classAttention(NDManager owner, Heads heads) {
        return module.tensor(owner, "class_attention", heads.queries(), heads.keys());
    }

    /** The same as if the heads were one, {@code [pictures, 1, patches]} float32. */
    public NDArray fullWidthAttention(NDManager owner, Heads heads) {
        return module.tensor(owner, "full_width_attention", heads.queries(), heads.keys());
    }

    /** Attention received, mean over heads and queries, {@code [pictures, 1, patches]} float32. */
    public NDArray receivedAttention(NDManager owner, Heads heads) {
        return module.tensor(owner, "received_attention", heads.queries(), heads.keys());
    }

    /** Keys averaged over heads, {@code [pictures, tokens, headDim]} float32. */
    public NDArray meanKeys(NDManager owner, Heads heads) {
        return module.tensor(owner, "mean_keys", heads.keys());
    }

    /** Keys of all heads side by side, {@code [pictures, tokens, hidden]} float32. */
    public NDArray fullWidthKeys(NDManager owner, Heads heads) {
        return module.tensor(owner, "full_width_keys", heads.keys());
    }

    /**
     * The first half of a block whose tokens stand for several patches.
     *
     * @param hidden after attention, {@code [pictures, tokens, hidden]}
     * @param keys {@code [pictures, heads, tokens, headDim]}
     */
    public record Attended(NDArray hidden, NDArray keys) {}

    /**
     * Attention among tokens that stand for several patches.
     *
     * @param sizes patches per token, {@code [pictures, tokens]} float32
     * @param proportional whether they weigh in the attention
     */
    public Attended attentionOfMerged(
            NDManager owner,
            NDArray hidden,
            TensorBundle weights,
            int heads,
            double eps,
            NDArray sizes,
            boolean proportional) {
        List<NDArray> both =
                module.tensors(
                        owner,
                        "attention_of_merged",
                        hidden,
                        weights,
                        heads,
                        eps,
                        sizes,
                        proportional);
        return new Attended(both.get(0), both.get(1));
    }

    /**
     * Cosines of keys averaged over heads, {@code [pictures, even place, odd place]} float32.
     *
     * @param keys {@code [pictures, heads, tokens, headDim]}
     */
    public NDArray alternatingCosine(NDManager owner, NDArray keys) {
        return module.tensor(owner, "alternating_cosine", keys);
    }

    /**
     * Means of tokens, weighted by size.
     *
     * @param hidden {@code [pictures, tokens, hidden]}
     * @param sizes {@code [pictures, tokens]} float32
     * @param places where each token goes, {@code [pictures, tokens]} int64
     * @param counts the sizes afterwards, {@code [pictures, out]} float32
     * @return {@code [pictures, out, hidden]}
     */
    public NDArray merge(
            NDManager owner, NDArray hidden, NDArray sizes, NDArray places, NDArray counts) {
        return module.tensor(owner, "merge", hidden, sizes, places, counts);
    }

    /** The second half of a block. */
    public NDArray mlp(
            NDManager owner, NDArray hidden, TensorBundle weights, double eps, String activation) {
        return module.tensor(owner, "mlp", hidden, weights, eps, activation);
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

    /** No row, as wide as those given. */
    public NDArray noRows(NDManager owner, NDArray rows) {
        return module.tensor(owner, "no_rows", rows);
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
