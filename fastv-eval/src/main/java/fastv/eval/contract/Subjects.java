package fastv.eval.contract;

import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.CacheBudget;
import fastv.core.prune.CacheScore;
import fastv.core.prune.CacheSelector;
import fastv.core.prune.Merger;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Site;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualMerger;
import fastv.core.prune.VisualScore;
import fastv.core.prune.VisualSelector;
import fastv.eval.experiment.StrategyReader;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Everything in the registry that can be tried: strategies, and every part that stages name, each
 * in the smallest stage around it.
 */
public final class Subjects {
    private static final String SCORE = "score";
    private static final String BUDGET = "budget";
    private static final String SELECT = "select";
    private static final String MERGE = "merge";

    private final StrategyReader reader;
    private final Map<String, Subject> all = new TreeMap<>();

    @Inject
    Subjects(
            StrategyReader reader,
            Map<String, Part<?, Strategy>> strategies,
            Map<String, Part<?, Site>> sites,
            Map<String, Part<?, Score>> scores,
            Map<String, Part<?, Budget>> budgets,
            Map<String, Part<?, Selector>> selectors,
            Map<String, Part<?, Merger>> mergers,
            Map<String, Part<?, VisualScore>> visualScores,
            Map<String, Part<?, VisualSelector>> visualSelectors,
            Map<String, Part<?, VisualMerger>> visualMergers,
            Map<String, Part<?, CacheScore>> cacheScores,
            Map<String, Part<?, CacheBudget>> cacheBudgets,
            Map<String, Part<?, CacheSelector>> cacheSelectors) {
        this.reader = reader;
        strategies.forEach(
                (name, part) ->
                        add(name, part, Map.of(), text(name, options -> name + ": " + options)));
        PartStages cut = PartStages.IN_DECODER;
        sites.forEach((name, part) -> add("site ", name, part, cut, "site"));
        scores.forEach((name, part) -> add("score ", name, part, cut, SCORE));
        budgets.forEach((name, part) -> add("budget ", name, part, cut, BUDGET));
        selectors.forEach((name, part) -> add("selector ", name, part, cut, SELECT));
        mergers.forEach((name, part) -> add("merger ", name, part, cut, MERGE));
        PartStages seen = PartStages.BEFORE_DECODER;
        visualScores.forEach((name, part) -> add("visual score ", name, part, seen, SCORE));
        visualSelectors.forEach((name, part) -> add("visual selector ", name, part, seen, SELECT));
        visualMergers.forEach((name, part) -> add("visual merger ", name, part, seen, MERGE));
        PartStages cached = PartStages.ON_CACHES;
        cacheScores.forEach((name, part) -> add("cache score ", name, part, cached, SCORE));
        cacheBudgets.forEach((name, part) -> add("cache budget ", name, part, cached, BUDGET));
        cacheSelectors.forEach((name, part) -> add("cache selector ", name, part, cached, SELECT));
    }

    /** A part under its key in the smallest stage around it. */
    private void add(String family, String name, Part<?, ?> part, PartStages stages, String key) {
        Map<Law, Function<String, Strategy>> company = new EnumMap<>(Law.class);
        UnaryOperator<String> named = options -> named(name, options);
        if (!key.equals(BUDGET)) {
            company.put(
                    Law.NOTHING_REMOVED_IS_IDENTITY,
                    text(name, options -> stages.withAll(key, named.apply(options))));
        }
        if (stages.equals(PartStages.IN_DECODER) && !key.equals("site")) {
            company.put(
                    Law.BEYOND_THE_LAST_LAYER_IS_IDENTITY,
                    text(name, options -> stages.beyond(key, named.apply(options))));
        }
        if (stages.equals(PartStages.BEFORE_DECODER) && key.equals(SELECT)) {
            company.put(Law.KEPT_ORDER, text(name, options -> stages.second(named.apply(options))));
        }
        add(
                family + name,
                part,
                company,
                text(family + name, options -> stages.with(key, named.apply(options))));
    }

    private void add(
            String name,
            Part<?, ?> part,
            Map<Law, Function<String, Strategy>> company,
            Function<String, Strategy> read) {
        all.put(name, new Subject(name, part, read, company));
    }

    /** Makes strategies of options, by way of a setting's text. */
    private Function<String, Strategy> text(String name, UnaryOperator<String> writing) {
        return options -> reader.read(name, writing.apply(options));
    }

    /** {@code {name: ratio, r: 0.5}} of {@code ratio} and {@code {r: 0.5}}. */
    private static String named(String name, String options) {
        String inner = options.strip().substring(1, options.strip().length() - 1).strip();
        return inner.isEmpty() ? "{name: " + name + "}" : "{name: " + name + ", " + inner + "}";
    }

    /** All of them, by name. */
    public List<Subject> all() {
        return List.copyOf(all.values());
    }

    /**
     * Those of a name: a strategy, or a part with or without its family.
     *
     * @throws BadInputException if there is none
     */
    public List<Subject> named(String name) {
        List<Subject> found =
                all.values().stream()
                        .filter(s -> s.name().equals(name) || isPart(s, name))
                        .toList();
        if (found.isEmpty()) {
            throw new BadInputException(
                    "check: expected one of "
                            + all.keySet()
                            + ", got \""
                            + name
                            + "\""
                            + Nearest.hint(name, all.keySet()));
        }
        return found;
    }

    private static boolean isPart(Subject subject, String name) {
        return !name.contains(" ") && subject.name().endsWith(" " + name);
    }
}
