package fastv.core.prune;

import java.util.Set;

/** What cache entries are worth, for each head alone: the higher, the more worth keeping. */
public interface CacheScore {

    /** Its public name, for journals. */
    String name();

    /** The evidence it will ask for, and nothing else will be there. */
    Set<CacheNeed> needs();

    /**
     * How many of the last entries it cannot score, since their queries are what it looks through;
     * they must stay.
     */
    default int unscored() {
        return 0;
    }

    /**
     * Scores the entries of all heads.
     *
     * @return {@code [heads, entries - unscored]}
     */
    FloatMatrix score(CacheEvidence evidence);
}
