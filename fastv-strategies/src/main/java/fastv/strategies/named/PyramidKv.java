package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.CacheStage;
import fastv.core.prune.Strategy;
import fastv.strategies.cache.ObservationWindow;
import fastv.strategies.cache.ObservationWindow.Pooling;
import fastv.strategies.cache.PyramidBudget;

/**
 * PyramidKV: SnapKV's choice, with more entries in lower layers than in higher ones.
 *
 * <p>Cai et al., PyramidKV: Dynamic KV Cache Compression based on Pyramidal Information Funneling,
 * arXiv:2406.02069. The counts are {@link fastv.strategies.budget.PyramidCapacity}, after the
 * released code, whose truncation lets them add up to a little more than the capacity in every
 * layer. Everything else is {@link SnapKv}, grouped queries included.
 */
public final class PyramidKv {

    /** The method under its public name {@code pyramidkv}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "SnapKV with more cache entries in lower layers than in higher ones",
                    "arXiv:2406.02069; code: Zefan-Cai/KVCache-Factory",
                    Contract.DEFAULT
                            .example("{capacity: 48, window: 8}")
                            .identity("{}")
                            .deviates(Law.KEPT_ORDER, "the best lie in order of score, as released")
                            .deviates(Law.BUDGET_GROWS, PyramidBudget.SHRINKS));

    private PyramidKv() {}

    /** YAML: {@code pyramidkv: {capacity: 128}}. */
    public record Options(
            @Doc("how many entries each head keeps on average over the layers, window included")
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
            @Doc("steepness: the highest layer aims at a beta-th of the average")
                    @DefaultValue("20")
                    @Range(min = 1)
                    int beta,
            @Doc("which heads choose where queries share keys") @DefaultValue("key-value")
                    CacheStage.Heads heads) {

        private Strategy strategy() {
            return Strategy.ofCaches(
                    SnapKv.stage(
                            new ObservationWindow(window, kernel, pooling),
                            new PyramidBudget(capacity, window, beta),
                            heads));
        }
    }
}
