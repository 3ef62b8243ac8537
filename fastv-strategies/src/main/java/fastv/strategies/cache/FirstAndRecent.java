package fastv.strategies.cache;

import fastv.core.prune.CacheSelector;

/**
 * The first entries stay, and as many of the last ones as the budget has left.
 *
 * @param first how many, 4 in arXiv:2309.17453
 */
public record FirstAndRecent(int first) implements CacheSelector {
    public FirstAndRecent {
        if (first < 0) {
            throw new IllegalArgumentException("first: expected 0 or more, got " + first);
        }
    }

    /** The budget decides. */
    @Override
    public int recent() {
        return 0;
    }

    @Override
    public int[] select(float[] scores, int entries, int keep) {
        int start = Math.min(first, keep);
        return new SinkAndRecent(start, keep - start).kept(entries);
    }
}
