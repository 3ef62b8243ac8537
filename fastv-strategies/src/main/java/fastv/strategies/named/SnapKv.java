package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.CacheBudget;
import fastv.core.prune.CacheStage;
import fastv.core.prune.Strategy;
import fastv.strategies.cache.ObservationWindow;
import fastv.strategies.cache.ObservationWindow.Pooling;
import fastv.strategies.cache.TopKAndRecent;
import fastv.strategies.cache.WindowAttentionScore;

/**
 * SnapKV: once, after the prompt, each head keeps the entries that the prompt's last queries look
 * at, and those queries' own.
 *
 * <p>Li et al., SnapKV: LLM Knows What You are Looking for Before Generation, NeurIPS 2024,
 * arXiv:2404.14469. The rule is {@link ObservationWindow}; kept entries lie in order of score, then
 * the window; what is generated stays and has its true position. The defaults are those of the
 * release.
 *
 * <p>Text leaves as image tokens do. With grouped queries a key/value head sums the attention of
 * the query heads that share it; the release repeats keys and values for every query head first
 * ({@code heads: query}), so that a group of g heads caches up to g times as much.
 */
public final class SnapKv {

    /** The method under its public name {@code snapkv}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "after the prompt, keeps the cache entries its last queries look at, text and image alike",
                    "arXiv:2404.14469; code: FasterDecoding/SnapKV",
                    Contract.DEFAULT
                            .example("{capacity: 48, window: 8}")
                            .identity("{}")
                            .deviates(
                                    Law.KEPT_ORDER, "the best lie in order of score, as released"));

    private SnapKv() {}

    /** YAML: {@code snapkv: {capacity: 128}}. */
    public record Options(
            @Doc("how many entries each head keeps of the prompt, the window included")
                    @DefaultValue("2048")
                    @Range(min = 1)
                    int capacity,
            @Doc("how many last queries are looked through; their entries stay")
                    @DefaultValue("32")
                    @Range(min = 1)
                    int window,
            @Doc("how many neighbours a score is pooled over; odd")
                    @DefaultValue("5")
                    @Range(min = 1)
                    int kernel,
            @Doc("how scores of neighbours are put together") @DefaultValue("average")
                    Pooling pooling,
            @Doc("which heads choose where queries share keys") @DefaultValue("key-value")
                    CacheStage.Heads heads) {
        public Options {
            if (capacity <= window) {
                throw new IllegalArgumentException(
                        "capacity: expected more than the window, " + window + ", got " + capacity);
            }
        }

        private Strategy strategy() {
            return Strategy.ofCaches(
                    stage(
                            new ObservationWindow(window, kernel, pooling),
                            new CacheBudget.Count(capacity),
                            heads));
        }
    }

    /** The stage of this method and of those that change its budget alone. */
    static CacheStage stage(ObservationWindow rule, CacheBudget budget, CacheStage.Heads heads) {
        return new CacheStage(
                CacheStage.Site.KV_PREFILL,
                new WindowAttentionScore(rule),
                budget,
                new TopKAndRecent(rule.window(), TopKAndRecent.KeptOrder.SCORE),
                CacheStage.Positions.ORIGINAL,
                heads);
    }
}
