package fastv.strategies.cache;

import fastv.core.prune.CacheEvidence;
import fastv.core.prune.CacheNeed;
import fastv.core.prune.CacheScore;
import fastv.core.prune.FloatMatrix;
import java.util.Set;

/**
 * The attention an entry gathered so far, of every query of prompt and answer: the score of {@link
 * HeavyHitters} on whole models. Entries that were there longer gathered more; the method wants it
 * so.
 */
public record AccumulatedAttentionScore() implements CacheScore {
    /** The public name. */
    public static final String NAME = "accumulated-attention";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<CacheNeed> needs() {
        return Set.of(new CacheNeed.AccumulatedAttention());
    }

    @Override
    public FloatMatrix score(CacheEvidence evidence) {
        return evidence.accumulatedAttention();
    }
}
