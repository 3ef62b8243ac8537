package fastv.strategies.score;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.Score;
import java.util.Set;

/** Every token is worth the same; for selectors that do not rank. */
public final class ConstantScore implements Score {
    /** The public name. */
    public static final String NAME = "constant";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of();
    }

    @Override
    public float[] score(Evidence evidence) {
        return new float[evidence.candidates().length];
    }
}
