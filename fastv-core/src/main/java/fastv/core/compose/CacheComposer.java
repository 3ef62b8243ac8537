package fastv.core.compose;

import fastv.core.config.ConfigNode;
import fastv.core.config.ConfigNode.Scalar;
import fastv.core.config.Problems;
import fastv.core.config.RecordReader;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.core.prune.CacheBudget;
import fastv.core.prune.CacheScore;
import fastv.core.prune.CacheSelector;
import fastv.core.prune.CacheStage;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Makes stages of the key/value caches of named parts. */
public final class CacheComposer {
    /** The sites by public name. */
    public static final Map<String, CacheStage.Site> SITES =
            Map.of(
                    "kv-prefill", CacheStage.Site.KV_PREFILL,
                    "kv-step", CacheStage.Site.KV_STEP);

    private final PartReader<CacheScore> scores;
    private final PartReader<CacheBudget> budgets;
    private final PartReader<CacheSelector> selectors;

    @Inject
    public CacheComposer(
            Map<String, Part<?, CacheScore>> scores,
            Map<String, Part<?, CacheBudget>> budgets,
            Map<String, Part<?, CacheSelector>> selectors) {
        this.scores = new PartReader<>(new Parts<>("cache score", scores));
        this.budgets = new PartReader<>(new Parts<>("cache budget", budgets));
        this.selectors = new PartReader<>(new Parts<>("cache selector", selectors));
    }

    /** Whether an entry of {@code stages:} acts on the key/value caches. */
    static boolean isOfCaches(ConfigNode entry) {
        return entry.get("site").flatMap(CacheComposer::site).isPresent();
    }

    private static Optional<CacheStage.Site> site(ConfigNode node) {
        ConfigNode name = node.get("name").orElse(node);
        return name instanceof Scalar text
                ? Optional.ofNullable(SITES.get(text.text()))
                : Optional.empty();
    }

    /** The stage an entry describes; empty if anything about it is wrong, which is then noted. */
    Optional<CacheStage> stage(ConfigNode node, Problems problems) {
        Optional<CacheStageSettings> read =
                new RecordReader(problems).read(node, CacheStageSettings.class);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        CacheStageSettings settings = read.get();
        Optional<CacheScore> score = scores.read(settings.score(), problems);
        Optional<CacheBudget> budget = budgets.read(settings.budget(), problems);
        Optional<CacheSelector> selector = selectors.read(settings.select(), problems);
        if (score.isEmpty() || budget.isEmpty() || selector.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new CacheStage(
                            site(settings.site()).orElseThrow(),
                            score.get(),
                            budget.get(),
                            selector.get(),
                            settings.positions(),
                            settings.heads()));
        } catch (IllegalArgumentException e) {
            problems.at(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
