package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.CacheBudget;
import fastv.core.prune.CacheStage;
import fastv.core.prune.Strategy;
import fastv.strategies.cache.AccumulatedAttentionScore;
import fastv.strategies.cache.TopKAndRecent;

/**
 * H2O: the cache holds the entries that gathered most attention, the heavy hitters, and the last
 * ones; per layer and head.
 *
 * <p>Zhang et al., H2O: Heavy-Hitter Oracle for Efficient Generative Inference of Large Language
 * Models, NeurIPS 2023, arXiv:2306.14048. Attention of every query, those of the prompt included,
 * is summed per entry after the softmax; after the prompt and after every step the {@code heavy}
 * best of all but the last {@code recent} stay, and those. This is the release's form that really
 * drops. Sums are float32; the release sums in the model's type.
 *
 * <p>The release has two forms of positions: keys keep the rotation they were computed with and a
 * new token has its true position ({@code original}, its plain form), or entries are numbered by
 * place at every step ({@code by-cache-place}, its streaming form).
 *
 * <p>Text leaves as image tokens do. With grouped queries, which the release does not run, a
 * key/value head sums the attention of the query heads that share it.
 */
public final class H2o {

    /** The method under its public name {@code h2o}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "keeps the cache entries that gathered most attention, and the last ones, text and image alike",
                    "arXiv:2306.14048; code: FMInference/H2O, the form that drops",
                    Contract.DEFAULT
                            .example("{heavy: 16, recent: 16}")
                            .identity("{heavy: 1000, recent: 1000}"));

    private H2o() {}

    /** YAML: {@code h2o: {heavy: 64, recent: 64}}. */
    public record Options(
            @Doc("how many heavy hitters stay") @DefaultValue("64") @Range(min = 0) int heavy,
            @Doc("how many last entries stay") @DefaultValue("64") @Range(min = 1) int recent,
            @Doc("rotary positions of cached keys") @DefaultValue("original")
                    CacheStage.Positions positions) {

        private Strategy strategy() {
            return Strategy.ofCaches(
                    new CacheStage(
                            CacheStage.Site.KV_STEP,
                            new AccumulatedAttentionScore(),
                            new CacheBudget.Count(Math.addExact(heavy, recent)),
                            new TopKAndRecent(recent, TopKAndRecent.KeptOrder.PLACE),
                            positions,
                            CacheStage.Heads.KEY_VALUE));
        }
    }
}
