package fastv.strategies.cache;

import fastv.core.prune.CacheEvidence;
import fastv.core.prune.CacheNeed;
import fastv.core.prune.CacheScore;
import fastv.core.prune.FloatMatrix;
import java.util.Set;

/** No entry is worth more than another: the selector alone decides. */
public record SameForAll() implements CacheScore {
    /** The public name. */
    public static final String NAME = "constant";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<CacheNeed> needs() {
        return Set.of();
    }

    @Override
    public FloatMatrix score(CacheEvidence evidence) {
        return new FloatMatrix(
                evidence.heads(),
                evidence.entries(),
                new float[evidence.heads() * evidence.entries()]);
    }
}
