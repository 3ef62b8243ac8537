package fastv.eval.contract;

import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Strategy;
import fastv.eval.experiment.StrategyReader;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything in the registry that can be tried: strategies, and the parts that stages name. */
public final class Subjects {
    private static final String STAGE =
            "{name: check, stages: [{site: {name: before-layer, layer: 2}, score: %s, budget: %s,"
                    + " select: %s}]}";
    private static final String PLAIN_SCORE = "{name: constant}";
    private static final String PLAIN_BUDGET = "{name: ratio, r: 0.5}";
    private static final String PLAIN_SELECTOR = "{name: top-k}";

    private final Map<String, Subject> all = new TreeMap<>();

    @Inject
    Subjects(
            StrategyReader reader,
            Map<String, Part<?, Strategy>> strategies,
            Map<String, Part<?, Score>> scores,
            Map<String, Part<?, Budget>> budgets,
            Map<String, Part<?, Selector>> selectors) {
        strategies.forEach(
                (name, part) -> add(reader, name, part, options -> name + ": " + options));
        scores.forEach(
                (name, part) ->
                        add(
                                reader,
                                "score " + name,
                                part,
                                options ->
                                        STAGE.formatted(
                                                named(name, options),
                                                PLAIN_BUDGET,
                                                PLAIN_SELECTOR)));
        budgets.forEach(
                (name, part) ->
                        add(
                                reader,
                                "budget " + name,
                                part,
                                options ->
                                        STAGE.formatted(
                                                PLAIN_SCORE,
                                                named(name, options),
                                                PLAIN_SELECTOR)));
        selectors.forEach(
                (name, part) ->
                        add(
                                reader,
                                "selector " + name,
                                part,
                                options ->
                                        STAGE.formatted(
                                                PLAIN_SCORE, PLAIN_BUDGET, named(name, options))));
    }

    /** Turns options into the text of a setting. */
    private interface Writing {
        String text(String options);
    }

    private void add(StrategyReader reader, String name, Part<?, ?> part, Writing writing) {
        all.put(name, new Subject(name, part, options -> reader.read(name, writing.text(options))));
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
                        .filter(s -> s.name().equals(name) || s.name().endsWith(" " + name))
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
}
