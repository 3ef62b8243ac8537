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
}
