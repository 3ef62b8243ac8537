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
import fastv.strategies.cache.FirstAndRecent;
import fastv.strategies.cache.SameForAll;

/**
 * StreamingLLM: the cache holds the first entries, the attention sinks, and the last ones.
 *
 * <p>Xiao et al., Efficient Streaming Language Models with Attention Sinks, ICLR 2024,
 * arXiv:2309.17453. The prompt runs whole; after it and after every step the cache is cut to {@code
 * start + recent} entries, as the release does token by token in its perplexity runs (its chat
 * example makes room once per turn and never cuts within an answer). Keys are cached before
 * rotation: at every step each entry's position is its place in the cache. {@code positions:
 * original} keeps what was computed at first, which the paper warns of.
 *
 * <p>Image tokens are entries like any other, and text leaves with them. All heads keep the same
 * entries, so grouped queries change nothing.
 */
public final class StreamingLlm {

    /** The method under its public name {@code streaming-llm}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps the first and the last cache entries, text and image alike, numbered by place",
                    "arXiv:2309.17453; code: mit-han-lab/streaming-llm",
                    Contract.DEFAULT
                            .example("{start: 4, recent: 32}")
                            .identity("{}")
                            .deviates(Law.TIES_TO_THE_LOWER_INDEX, "places decide, no score does"));

    private StreamingLlm() {}

    /** YAML: {@code streaming-llm: {start: 4, recent: 508}}. */
    public record Options(
            @Doc("how many first entries stay") @DefaultValue("4") @Range(min = 0) int start,
            @Doc("how many last entries stay") @DefaultValue("508") @Range(min = 1) int recent,
            @Doc("rotary positions of cached keys") @DefaultValue("by-cache-place")
                    CacheStage.Positions positions) {

        private Strategy strategy() {
            return Strategy.ofCaches(
                    new CacheStage(
                            CacheStage.Site.KV_STEP,
                            new SameForAll(),
                            new CacheBudget.Count(Math.addExact(start, recent)),
                            new FirstAndRecent(start),
                            positions,
                            CacheStage.Heads.KEY_VALUE));
        }
    }
}
