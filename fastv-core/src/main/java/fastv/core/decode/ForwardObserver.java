package fastv.core.decode;

import ai.djl.ndarray.NDArray;

/** Watches a session without changing it. Arrays handed over are closed after the call returns. */
public interface ForwardObserver {

    /** Watches nothing. */
    ForwardObserver NONE = (pass, layer, hidden) -> {};

    /**
     * A layer has run.
     *
     * @param pass 0 for the prefill, then one per generated token
     * @param layer 0-based
     * @param hidden its output, {@code [1, rows, hidden]}, before the final norm
     */
    void afterLayer(int pass, int layer, NDArray hidden);

    /**
     * The first row whose attention it wants to see; {@code rows} for none, {@code rows - 1} for
     * the last alone.
     *
     * @param rows how many rows the layer computes
     */
    default int firstQuery(int pass, int layer, int rows) {
        return rows;
    }

    /**
     * The attention of a layer that has run; only of layers it wants to see. Comes before {@link
     * #afterLayer}.
     */
    default void attention(int pass, int layer, AttentionRows rows) {}

    /**
     * A pass has ended.
     *
     * @param logits of the next token, {@code [vocab]} float32
     */
    default void afterPass(int pass, NDArray logits) {}
}
