package fastv.strategies.named;

import fastv.core.prune.Enactment;
import fastv.core.prune.Replay;

/** The four ways in which the authors' releases carry FastV out. */
public enum FastVMode {
    /** Rows leave at prefill, ranked once; caches from layer K on are short. */
    DROP_CACHED(Enactment.DROP, Replay.CACHED),
    /** Rows leave; every token runs and ranks the whole sequence again. */
    DROP_RECOMPUTE(Enactment.DROP, Replay.RECOMPUTE),
    /** Columns are hidden; each new token ranks anew and masks its own row alone. */
    MASK_CACHED(Enactment.MASK, Replay.CACHED),
    /** Columns are hidden; every token runs and ranks the whole sequence again. */
    MASK_RECOMPUTE(Enactment.MASK, Replay.RECOMPUTE);

    private final Enactment enactment;
    private final Replay replay;

    FastVMode(Enactment enactment, Replay replay) {
        this.enactment = enactment;
        this.replay = replay;
    }

    Enactment enactment() {
        return enactment;
    }

    Replay replay() {
        return replay;
    }
}
