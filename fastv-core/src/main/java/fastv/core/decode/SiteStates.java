package fastv.core.decode;

import fastv.core.prune.FloatMatrix;

/** What lies at a site beside attention: keys of earlier layers and the states that enter. */
interface SiteStates {

    /** A cached step of one token has neither. */
    SiteStates NONE =
            new SiteStates() {
                @Override
                public FloatMatrix keys(int layer) {
                    throw new IllegalStateException("keys: a cached step ranks by attention alone");
                }

                @Override
                public int keyHeads() {
                    throw new IllegalStateException("keys: a cached step ranks by attention alone");
                }

                @Override
                public FloatMatrix normed() {
                    throw new IllegalStateException(
                            "normed states: a cached step ranks by attention alone");
                }

                @Override
                public FloatMatrix of(int[] rows) {
                    throw new IllegalStateException(
                            "hidden states: a cached step ranks by attention alone");
                }

                @Override
                public FloatMatrix distances(int[] rows) {
                    return of(rows);
                }
            };

    /** Rotated keys of a layer that has run, {@code [rows, kvHeads * headDim]}. */
    FloatMatrix keys(int layer);

    /** Heads of a row of keys. */
    int keyHeads();

    /** Hidden states after the final norm, {@code [rows, hidden]}. */
    FloatMatrix normed();

    /** Hidden states of some rows as they are, {@code [rows, hidden]}. */
    FloatMatrix of(int[] rows);

    /** How far these states lie from each other, {@code [rows, rows]}. */
    FloatMatrix distances(int[] rows);
}
