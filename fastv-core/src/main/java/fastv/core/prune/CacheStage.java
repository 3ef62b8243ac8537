package fastv.core.prune;

import java.util.Arrays;

/**
 * One shortening of the key/value caches. Each layer chooses for itself, and in it each head; all
 * heads of a layer keep equally many. Text and image tokens, system prompt and answer are entries
 * like any other: text may leave.
 *
 * <p>With grouped queries a head is a key/value head, and attention is summed over the query heads
 * that share it; {@link Heads#QUERY} repeats keys and values for each query head instead.
 *
 * @param site when it happens
 * @param score what an entry is worth
 * @param budget how many stay
 * @param selector which stay
 * @param positions rotary positions of cached keys
 * @param heads which heads choose for themselves
 */
public record CacheStage(
        Site site,
        CacheScore score,
        CacheBudget budget,
        CacheSelector selector,
        Positions positions,
        Heads heads) {

    /** When caches are shortened. */
    public enum Site {
        /** Once, after the prompt; what is generated then stays. */
        KV_PREFILL,
        /** After every forward pass, the prompt's included. */
        KV_STEP
    }

    /** Which rotary position a cached key has. */
    public enum Positions {
        /** The one it was computed with; a new token has its true position. */
        ORIGINAL,
        /**
         * Its place in the cache, at every step anew: keys are cached before rotation, and a new
         * token's position is the number of entries before it.
         */
        BY_CACHE_PLACE
    }

    /** Which heads choose for themselves. */
    public enum Heads {
        /** Those that keys and values have. */
        KEY_VALUE,
        /**
         * Those that queries have: keys and values are repeated for each head of a group before
         * anything leaves, so the cache holds a group's share more.
         */
        QUERY
    }

    public CacheStage {
        boolean readsWindow =
                score.needs().stream().anyMatch(CacheNeed.WindowAttention.class::isInstance);
        if (site == Site.KV_STEP && readsWindow) {
            throw new IllegalArgumentException(
                    "score: "
                            + score.name()
                            + " looks through the prompt's last queries; expected the site"
                            + " kv-prefill, got kv-step");
        }
        if (site == Site.KV_STEP && heads == Heads.QUERY) {
            throw new IllegalArgumentException(
                    "heads: heads are repeated once, after the prompt; expected key-value at"
                            + " kv-step, got query");
        }
        if (selector.recent() < score.unscored()) {
            throw new IllegalArgumentException(
                    "recent: expected at least the score's window, "
                            + score.unscored()
                            + ", got "
                            + selector.recent());
        }
        if (budget instanceof CacheBudget.Count count && count.kept() < selector.recent()) {
            throw new IllegalArgumentException(
                    "budget: expected room for the "
                            + selector.recent()
                            + " last entries that always stay, got "
                            + count.kept());
        }
    }

    /** Whether it asks for that kind of evidence. */
    private boolean needs(Class<? extends CacheNeed> kind) {
        return score.needs().stream().anyMatch(kind::isInstance);
    }

    /** How many of the prompt's last queries it looks through; 0 for none. */
    public int window() {
        return score.needs().stream()
                .filter(CacheNeed.WindowAttention.class::isInstance)
                .mapToInt(need -> ((CacheNeed.WindowAttention) need).queries())
                .max()
                .orElse(0);
    }

    /** Whether it follows the attention of every query. */
    public boolean accumulates() {
        return needs(CacheNeed.AccumulatedAttention.class);
    }

    /**
     * How many entries each head of a layer may hold: the budget, but no fewer than the last
     * entries that always stay.
     *
     * @param entries what it holds once the prompt has run
     */
    public int capacity(int layer, int layers, int entries) {
        return Math.max(budget.keep(layer, layers, entries), selector.recent());
    }

    /**
     * How many entries each head of a layer holds at the end.
     *
     * @param entries what the prompt wrote
     * @param steps forward passes after the prompt
     */
    public int entriesAfter(int layer, int layers, int entries, int steps) {
        int capacity = capacity(layer, layers, entries);
        return site == Site.KV_PREFILL
                ? Math.min(entries, capacity) + steps
                : Math.min(entries + steps, capacity);
    }

    /**
     * Chooses for every head.
     *
     * @param keep how many stay, below the entries there are
     * @return {@code [heads][keep]} places, in the order in which they will lie
     */
    public int[][] choose(CacheEvidence evidence, int keep) {
        FloatMatrix scores = score.score(evidence);
        int[][] kept = new int[evidence.heads()][];
        for (int head = 0; head < kept.length; head++) {
            kept[head] = selector.select(scores.row(head), evidence.entries(), keep);
            requirePlaces(kept[head], evidence.entries(), keep);
        }
        return kept;
    }

    private static void requirePlaces(int[] places, int entries, int keep) {
        boolean valid =
                places.length == keep
                        && Arrays.stream(places).distinct().count() == keep
                        && Arrays.stream(places).allMatch(place -> place >= 0 && place < entries);
        if (!valid) {
            throw new IllegalStateException(
                    "selector: expected "
                            + keep
                            + " distinct places below "
                            + entries
                            + ", got "
                            + Arrays.toString(places));
        }
    }
}
