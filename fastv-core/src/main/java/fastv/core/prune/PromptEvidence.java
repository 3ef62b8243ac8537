package fastv.core.prune;

import fastv.core.token.TokenLayout;

/** What a choice of queries may look at: the prompt before the decoder's first layer. */
public interface PromptEvidence {

    /** What lies at each row. */
    TokenLayout layout();

    /**
     * Inner products of input embeddings, float32, not scaled.
     *
     * @param rows some rows of the layout
     * @param others some rows of the layout
     * @return {@code [rows, others]}
     */
    FloatMatrix products(int[] rows, int[] others);
}
