package fastv.core.prune;

import fastv.core.token.TokenLayout;
import java.util.List;

/**
 * What a score may look at when a stage is due. Everything is computed on demand, from what {@link
 * Score#needs()} announced, and its time is booked to the method.
 */
public interface Evidence {

    /** What lies at each row that entered the site. */
    TokenLayout layout();

    /** The rows that may be removed, ascending. */
    int[] candidates();

    /** How many candidates the uncut prompt had. */
    default int originalCandidates() {
        return candidates().length;
    }

    /**
     * The attention inside a layer below the site; or of the layer at the site itself, which has
     * not run: its own norm and projections are applied to the current states, at their current
     * positions.
     *
     * @param layer 0-based, announced by {@link Score#needs()}
     * @throws IllegalStateException if it was not announced
     */
    AttentionReading attention(int layer);

    /**
     * Rotated keys of a layer below the site, all heads side by side.
     *
     * @param layer 0-based, announced by {@link EvidenceNeed.Keys}
     * @return {@code [rows, kvHeads * headDim]}, one row per row of the layout
     */
    default FloatMatrix keys(int layer) {
        throw new IllegalStateException("keys of layer " + layer + " were not announced");
    }

    /** How many heads stand side by side in a row of {@link #keys}. */
    default int keyHeads() {
        throw new IllegalStateException("keys were not announced");
    }

    /**
     * The hidden states that enter the site, after the model's final norm; announced by {@link
     * EvidenceNeed.NormedStates}.
     *
     * @return {@code [rows, hidden]}, one row per row of the layout
     */
    default FloatMatrix normedStates() {
        throw new IllegalStateException("normed states were not announced");
    }

    /**
     * The hidden states of some rows as they enter the site; announced by {@link
     * EvidenceNeed.States}.
     *
     * @param rows rows of the layout
     * @return {@code [rows, hidden]}, in the model's precision
     */
    default FloatMatrix states(int[] rows) {
        throw new IllegalStateException("hidden states were not announced");
    }

    /**
     * How far the hidden states of some rows lie from each other as they enter the site, {@code |a
     * - b| / sqrt(hidden)}; announced by {@link EvidenceNeed.Distances}.
     *
     * @param rows rows of the layout
     * @return {@code [rows, rows]}, symmetric
     */
    default FloatMatrix distances(int[] rows) {
        throw new IllegalStateException("distances were not announced");
    }

    /**
     * The attention that chosen queries of a layer pay to the candidates, as {@link #attention}
     * otherwise.
     *
     * @param layer 0-based, announced together with the queries
     * @throws IllegalStateException if it was not announced
     */
    default ChosenAttention attention(int layer, EvidenceNeed.Queries queries) {
        throw new IllegalStateException(
                "attention of " + queries + " in layer " + layer + " was not announced");
    }

    /**
     * What a stage before the decoder noted of the patch that each candidate shows; announced by
     * {@link EvidenceNeed.Marks}.
     *
     * @return one per candidate; NaN for a token that shows no patch
     */
    default float[] marks() {
        int[] rows = candidates();
        float[] marks = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            marks[i] = layout().mark(rows[i]);
        }
        return marks;
    }

    /**
     * A number taken at this site, or before it in this pass.
     *
     * @param note announced by {@link EvidenceNeed.Noted}
     */
    default double noted(Note note) {
        throw new IllegalStateException(note + " was not announced");
    }

    /** How many rankings this stage has made for the prompt so far; 0 at the first. */
    int ranking();

    /** The seed of this run and sample, for methods that draw. */
    SampleSeed seed();

    /** Attention weights of one layer, float32, averaged over all query heads. */
    interface AttentionReading {
        /** How many query rows the layer computed: all at prefill, 1 at a cached step. */
        int queries();

        /** Weights of the last query: one per row of the layout. */
        float[] ofLastQuery();

        /** Weights each row receives, summed over all queries. */
        float[] received();

        /** As {@link #received()}, without the weight a token gives itself. */
        float[] receivedFromOthers();
    }

    /** Attention weights of chosen queries on the candidates, float32, after the softmax. */
    interface ChosenAttention {
        /** How many queries are read; may be none. */
        int queries();

        /** One row per query in the order of the sequence: {@code [queries, candidates]}. */
        FloatMatrix mean(HeadMean heads);

        /** The same head by head: {@code [queries, candidates]} for each query head. */
        List<FloatMatrix> byHead();

        /** The largest weight over heads, summed over the queries: one per candidate. */
        float[] largestSummed();
    }
}
