package fastv.core.prune;

/** Evidence a score announces before the model runs, so that nothing else is kept. */
public sealed interface EvidenceNeed {

    /**
     * Attention inside a layer.
     *
     * @param layer 0-based, at most the site's
     * @param queries whose rows
     */
    record Attention(int layer, Queries queries) implements EvidenceNeed {
        public Attention {
            if (layer < 0) {
                throw new IllegalArgumentException(
                        "attention: there is no layer before layer 0; expected 0 or more, got "
                                + layer);
            }
        }
    }

    /**
     * Rotated keys of a layer that has run.
     *
     * @param layer 0-based, below the site
     */
    record Keys(int layer) implements EvidenceNeed {}

    /** The hidden states that enter the site, after the model's final norm. */
    record NormedStates() implements EvidenceNeed {}

    /** Which query rows are read. */
    enum Queries {
        /** The last row alone. */
        LAST,
        /** Every row. */
        ALL
    }
}
