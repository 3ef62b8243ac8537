package fastv.core.prune;

/** Which entries of one head stay. */
public interface CacheSelector {

    /** How many of the last entries stay whatever their scores; the budget must hold them. */
    int recent();

    /**
     * Chooses.
     *
     * @param scores of the first entries; the others have none
     * @param entries how many there are
     * @param keep how many stay, below {@code entries}
     * @return {@code keep} distinct places, in the order in which they will lie in the cache
     */
    int[] select(float[] scores, int entries, int keep);
}
