package fastv.strategies.part;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.CacheBudget;
import fastv.core.prune.CacheScore;
import fastv.core.prune.CacheSelector;
import fastv.core.prune.Rounding;
import fastv.strategies.cache.AccumulatedAttentionScore;
import fastv.strategies.cache.FirstAndRecent;
import fastv.strategies.cache.ObservationWindow;
import fastv.strategies.cache.PyramidBudget;
import fastv.strategies.cache.SameForAll;
import fastv.strategies.cache.TopKAndRecent;
import fastv.strategies.cache.WindowAttentionScore;

/** The scores, budgets and selectors of cache entries that YAML files can name. */
public final class CacheParts {

    /** {@code window-attention}. */
    public static final Part<Window, CacheScore> WINDOW_ATTENTION =
            new Part<>(
                    Window.class,
                    options ->
                            new WindowAttentionScore(
                                    new ObservationWindow(
                                            options.window(), options.kernel(), options.pooling())),
                    "what the prompt's last queries look at, pooled over neighbours; at kv-prefill",
                    "arXiv:2404.14469");

    /** {@code accumulated-attention}. */
    public static final Part<Part.NoOptions, CacheScore> ACCUMULATED_ATTENTION =
            Part.fixed(
                    new AccumulatedAttentionScore(),
                    "the attention an entry gathered from every query so far",
                    "arXiv:2306.14048");

    /** {@code constant}. */
    public static final Part<Part.NoOptions, CacheScore> CONSTANT =
            Part.fixed(new SameForAll(), "the same for all: the selector decides", "control");

    /** {@code count}. */
    public static final Part<Counted, CacheBudget> COUNT =
            new Part<>(
                    Counted.class,
                    options -> new CacheBudget.Count(options.value()),
                    "the same number of entries in every layer",
                    "arXiv:2404.14469",
                    Contract.DEFAULT.example("{value: 48}").identity("{value: 100000}"));

    /** {@code keep-ratio}. */
    public static final Part<Kept, CacheBudget> KEEP_RATIO =
            new Part<>(
                    Kept.class,
                    options -> new CacheBudget.KeptRatio(options.ratio(), options.rounding()),
                    "a share of what the prompt left in the layer; the last entries that always"
                            + " stay are the least",
                    "arXiv:2306.14048, as its simulation counts",
                    Contract.DEFAULT.example("{ratio: 0.5}").identity("{ratio: 1}"));

    /** {@code pyramid}. */
    public static final Part<Pyramid, CacheBudget> PYRAMID =
            new Part<>(
                    Pyramid.class,
                    options ->
                            new PyramidBudget(options.capacity(), options.window(), options.beta()),
                    "more entries in lower layers than in higher ones, falling linearly",
                    "arXiv:2406.02069",
                    Contract.DEFAULT
                            .example("{capacity: 48, window: 32}")
                            .identity("{capacity: 100000}")
                            .deviates(Law.BUDGET_GROWS, PyramidBudget.SHRINKS));

    /** {@code top-k-and-recent}. */
    public static final Part<BestAndLast, CacheSelector> TOP_K_AND_RECENT =
            new Part<>(
                    BestAndLast.class,
                    options -> new TopKAndRecent(options.recent(), options.order()),
                    "the best stay, and the last ones whatever they are worth",
                    "arXiv:2306.14048; arXiv:2404.14469",
                    Contract.DEFAULT.example("{recent: 8}").example("{recent: 0}"));

    /** {@code first-and-recent}. */
    public static final Part<FirstAndLast, CacheSelector> FIRST_AND_RECENT =
            new Part<>(
                    FirstAndLast.class,
                    options -> new FirstAndRecent(options.first()),
                    "the first stay, and as many of the last as the budget has left",
                    "arXiv:2309.17453",
                    Contract.DEFAULT.deviates(
                            Law.TIES_TO_THE_LOWER_INDEX, "places decide, no score does"));

    private CacheParts() {}

    /** YAML: {@code score: {name: window-attention, window: 32}}. */
    public record Window(
            @Doc("how many last queries are looked through; their entries must stay")
                    @DefaultValue("32")
                    @Range(min = 1)
                    int window,
            @Doc("how many neighbours a score is pooled over; odd")
                    @DefaultValue("5")
                    @Range(min = 1)
                    int kernel,
            @Doc("how scores of neighbours are put together") @DefaultValue("average")
                    ObservationWindow.Pooling pooling) {}

    /** YAML: {@code budget: {name: count, value: 64}}. */
    public record Counted(@Doc("how many entries of each head stay") @Range(min = 1) int value) {}

    /** YAML: {@code budget: {name: keep-ratio, ratio: 0.2}}. */
    public record Kept(
            @Doc("the share that stays, above 0") @Range(min = 0, max = 1) double ratio,
            @Doc("how the kept number becomes whole") @DefaultValue("floor") Rounding rounding) {}

    /** YAML: {@code budget: {name: pyramid, capacity: 64, window: 8}}. */
    public record Pyramid(
            @Doc("entries of each head on average over the layers, window included") @Range(min = 1)
                    int capacity,
            @Doc("last entries that always stay") @DefaultValue("32") @Range(min = 0) int window,
            @Doc("steepness") @DefaultValue("20") @Range(min = 1) int beta) {}

    /** YAML: {@code select: {name: top-k-and-recent, recent: 32}}. */
    public record BestAndLast(
            @Doc("how many of the last entries stay") @Range(min = 0) int recent,
            @Doc("how the best lie in the cache, before the last ones") @DefaultValue("place")
                    TopKAndRecent.KeptOrder order) {}

    /** YAML: {@code select: {name: first-and-recent, first: 4}}. */
    public record FirstAndLast(
            @Doc("how many first entries stay") @DefaultValue("4") @Range(min = 0) int first) {}
}
