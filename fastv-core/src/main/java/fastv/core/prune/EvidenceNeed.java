package fastv.core.prune;

import fastv.core.token.Segment;

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

    /** The hidden states that enter the site, as they are. */
    record States() implements EvidenceNeed {}

    /** How far the hidden states that enter the site lie from each other. */
    record Distances() implements EvidenceNeed {}

    /** What a stage before the decoder noted of the patches. */
    record Marks() implements EvidenceNeed {}

    /**
     * A number that one stage takes and later ones read.
     *
     * @param note which
     */
    record Noted(Note note) implements EvidenceNeed {}

    /** Which query rows are read. */
    sealed interface Queries {
        /** The last row alone. */
        Queries LAST = new Last();

        /** Every row. */
        Queries ALL = new All();

        /** {@link #LAST}. */
        record Last() implements Queries {}

        /** {@link #ALL}. */
        record All() implements Queries {}

        /** The rows of one segment that the layer sees. */
        record Of(Segment segment) implements Queries {}

        /**
         * Rows chosen once per prompt, before its first layer; those that the layer still sees.
         *
         * @param choice equal choices are made once for all layers
         */
        record Chosen(QueryChoice choice) implements Queries {}
    }
}
