package fastv.core.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import fastv.core.cost.DecoderShape;
import fastv.core.decode.Decoder;
import fastv.core.token.TokenLayout;

/** A search for a strategy's options. */
public interface StrategyFit {

    /**
     * Begins on a model.
     *
     * @throws IllegalArgumentException if the search cannot be made on it
     */
    Search on(Decoder decoder, DecoderShape shape);

    /** A search under way. Not for several threads. */
    interface Search {

        /**
         * Takes one sample into account.
         *
         * @param embeddings {@code [1, tokens, hidden]}
         * @param scope for what is needed meanwhile
         */
        void add(NDArray embeddings, TokenLayout prompt, NDManager scope);

        /**
         * What was found; at least one sample was added.
         *
         * @return the options, and whatever else was measured
         * @throws IllegalArgumentException if no options satisfy what was asked for
         */
        JsonObject result();
    }
}
