package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decoder's kernels ({@code decoder.py}). Shapes: {@code [batch, tokens, hidden]}, batch 1. */
public final class DecoderKernels {
    private final KernelModule module;

    DecoderKernels(KernelModule module) {
        this.module = module;
    }

    /**
     * Cosine and sine of rotary angles.
     *
     * @param cos {@code [tokens, headDim]}
     * @param sin {@code [tokens, headDim]}
     */
    public record Rotary(NDArray cos, NDArray sin) {}

    /**
     * What one layer gives.
     *
     * @param hidden {@code [batch, tokens, hidden]}
     * @param queries rotated queries of the tokens that were asked for, {@code [batch, heads, rows,
     *     headDim]}
     */
    public record LayerOutput(NDArray hidden, NDArray queries) {}

    /**
     * What attention is computed from.
     *
     * @param queries rotated, of the tokens that were asked for, {@code [batch, heads, rows,
     *     headDim]}
     * @param keys rotated, of all tokens, {@code [batch, kvHeads, tokens, headDim]}
     */
    public record QueriesAndKeys(NDArray queries, NDArray keys) {}

    /**
     * What one layer gives whose keys take the positions of their places.
     *
     * @param hidden {@code [1, 1, hidden]}
     * @param query rotated, {@code [1, heads, 1, headDim]}
     * @param keys rotated, {@code [1, kvHeads, entries, headDim]}
     */
    public record PlacedOutput(NDArray hidden, NDArray query, NDArray keys) {}

    /**
     * Rotary angles of the given positions, computed in float32.
     *
     * @param positions {@code [tokens]} int64
     * @param inverseFrequencies {@code [headDim / 2]} float32
     */
    public Rotary rotary(
            NDManager owner, NDArray positions, NDArray inverseFrequencies, Dtype dtype) {
        List<NDArray> both =
                module.tensors(owner, "rotary", positions, inverseFrequencies, dtype.torchNumber());
        return new Rotary(both.get(0), both.get(1));
    }

    /** Rows of the embedding table {@code [vocab, hidden]}: {@code [1, tokens, hidden]}. */
    public NDArray embed(NDManager owner, NDArray ids, NDArray table) {
        return module.tensor(owner, "embed", ids, table);
    }

    /**
     * The embeddings with some rows replaced.
     *
     * @param rows {@code [count, hidden]}
     * @param at {@code [count]} int64, the positions they take
     */
    public NDArray merge(NDManager owner, NDArray hidden, NDArray rows, NDArray at) {
        return module.tensor(owner, "merge", hidden, rows, at);
    }

    /**
     * One whole layer: norm, rotary attention over the cache, residual, norm, gated MLP, residual.
     *
     * @param weights the layer's weights under their Hugging Face names
     * @param eps of both RMS norms
     * @param keys {@code [batch, kvHeads, capacity, headDim]}, written at {@code past}
     * @param values as keys
     * @param past entries the cache holds already
     * @param visible bool: {@code [past + tokens]}, false hides a key from every query of the
     *     causal order; {@code [tokens, past + tokens]} says exactly what each query sees; null is
     *     causal
     * @param firstQuery rotated queries of tokens from here on are given back; {@code tokens} for
     *     none
     */
    public LayerOutput layer(
            NDManager owner,
            NDArray hidden,
            TensorBundle weights,
            double eps,
            Rotary rotary,
            NDArray keys,
            NDArray values,
            int past,
            @Nullable NDArray visible,
            int firstQuery) {
        List<NDArray> both =
                module.tensors(
                        owner,
                        "layer",
                        hidden,
                        weights,
                        eps,
                        rotary.cos(),
                        rotary.sin(),
                        keys,
                        values,
                        past,
                        visible,
                        firstQuery);
        return new LayerOutput(both.get(0), both.get(1));
    }

    /**
     * {@link #layer} of a prompt, into empty caches, which also writes the keys as they are before
     * rotation.
     *
     * @param unrotated {@code [1, kvHeads, capacity, headDim]}
     */
    public LayerOutput layerOfPrompt(
            NDManager owner,
            NDArray hidden,
            TensorBundle weights,
            double eps,
            Rotary rotary,
            NDArray keys,
            NDArray unrotated,
            NDArray values,
            int firstQuery) {
        List<NDArray> both =
                module.tensors(
                        owner,
                        "layer_of_prompt",
                        hidden,
                        weights,
                        eps,
                        rotary.cos(),
                        rotary.sin(),
                        keys,
                        unrotated,
                        values,
                        firstQuery);
        return new LayerOutput(both.get(0), both.get(1));
    }

    /**
     * {@link #layer} of one token over a cache of keys before rotation.
     *
     * @param places angles of {@code past + 1} places
     * @param unrotated {@code [1, kvHeads, capacity, headDim]}, written at {@code past}
     */
    public PlacedOutput layerByPlace(
            NDManager owner,
            NDArray hidden,
            TensorBundle weights,
            double eps,
            Rotary places,
            NDArray unrotated,
            NDArray values,
            int past) {
        List<NDArray> all =
                module.tensors(
                        owner,
                        "layer_by_place",
                        hidden,
                        weights,
                        eps,
                        places.cos(),
                        places.sin(),
                        unrotated,
                        values,
                        past);
        return new PlacedOutput(all.get(0), all.get(1), all.get(2));
    }

    /**
     * The rotated queries and keys that {@link #layer} would compute of these states.
     *
     * @param firstQuery queries of tokens from here on are given back
     */
    public QueriesAndKeys project(
            NDManager owner,
            NDArray hidden,
            TensorBundle weights,
            double eps,
            Rotary rotary,
            int headDim,
            int firstQuery) {
        List<NDArray> both =
                module.tensors(
                        owner,
                        "project",
                        hidden,
                        weights,
                        eps,
                        rotary.cos(),
                        rotary.sin(),
                        headDim,
                        firstQuery);
        return new QueriesAndKeys(both.get(0), both.get(1));
    }

    /**
     * The given rows of {@code [1, tokens, hidden]}, in the order of {@code index} {@code [rows]}.
     */
    public NDArray rows(NDManager owner, NDArray hidden, NDArray index) {
        return module.tensor(owner, "rows", hidden, index);
    }

    /**
     * A shortened sequence with some rows replaced by weighted sums of rows of the longer one, made
     * in float32.
     *
     * @param shorter {@code [1, rows, hidden]}
     * @param longer {@code [1, tokens, hidden]}
     * @param from {@code [terms]} int64, the row of {@code longer} in each term
     * @param weights {@code [terms]} float32
     * @param into {@code [terms]} int64, to which sum each term belongs
     * @param at {@code [sums]} int64, the row of {@code shorter} that each sum takes
     */
    public NDArray withSums(
            NDManager owner,
            NDArray shorter,
            NDArray longer,
            NDArray from,
            NDArray weights,
            NDArray into,
            NDArray at) {
        return module.tensor(owner, "with_sums", shorter, longer, from, weights, into, at);
    }

    /** The last row of {@code [1, tokens, hidden]}: {@code [1, 1, hidden]}. */
    public NDArray lastRow(NDManager owner, NDArray hidden) {
        return module.tensor(owner, "last_row", hidden);
    }

    /** {@code [1, tokens, hidden]} followed by one more row. */
    public NDArray append(NDManager owner, NDArray hidden, NDArray row) {
        return module.tensor(owner, "append", hidden, row);
    }

    /** RMS norm over the last axis. */
    public NDArray norm(NDManager owner, NDArray hidden, NDArray weight, double eps) {
        return module.tensor(owner, "norm", hidden, weight, eps);
    }

    /** Logits {@code [tokens, vocab]} in float32 of normed states {@code [1, tokens, hidden]}. */
    public NDArray head(NDManager owner, NDArray normed, NDArray weight) {
        return module.tensor(owner, "head", normed, weight);
    }
}
