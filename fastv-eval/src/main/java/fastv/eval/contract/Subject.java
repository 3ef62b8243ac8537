package fastv.eval.contract;

import fastv.core.config.RecordSchema;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something the suite tries: a named strategy, or a stage made around a named part.
 *
 * @param name as a user writes it: {@code fastv}, {@code score random}
 * @param part with what it says of itself
 * @param read makes a strategy of options in YAML, a fresh one each time
 * @param company for a part: laws that need another stage around it, and how that is made of the
 *     same options
 */
public record Subject(
        String name,
        Part<?, ?> part,
        Function<String, Strategy> read,
        Map<Law, Function<String, Strategy>> company) {
    private static final String DEFAULTS = "{}";

    /** Options that stand for the identity under keys that many methods have. */
    private static final Map<String, String> USUAL_IDENTITIES =
            Map.of("r", "{r: 0}", "keep-ratio", "{keep-ratio: 1}");

    private static final String USUAL_BEYOND = "{k: 1000}";

    public Subject {
        company = Map.copyOf(company);
    }

    /** Something that is a whole method, or whose one stage suits every law. */
    public Subject(String name, Part<?, ?> part, Function<String, Strategy> read) {
        this(name, part, read, Map.of());
    }

    @Override
    public String toString() {
        return name;
    }

    /** What it says of itself. */
    Contract contract() {
        return part.contract();
    }

    /** Options to try it with; at least one. */
    public List<String> examples() {
        return contract().examples().isEmpty() ? List.of(DEFAULTS) : contract().examples();
    }

    /** Options under which nothing should change. */
    List<String> identities() {
        if (contract().identities().isEmpty()
                && company.containsKey(Law.NOTHING_REMOVED_IS_IDENTITY)) {
            return examples();
        }
        if (!contract().identities().isEmpty()) {
            return contract().identities();
        }
        List<String> usual = new ArrayList<>();
        USUAL_IDENTITIES.forEach(
                (key, options) -> {
                    if (keys().contains(key)) {
                        usual.add(options);
                    }
                });
        return usual;
    }

    /** Options that place it beyond the last layer. */
    List<String> beyond() {
        if (!contract().beyond().isEmpty()) {
            return contract().beyond();
        }
        if (company.containsKey(Law.BEYOND_THE_LAST_LAYER_IS_IDENTITY)) {
            return examples();
        }
        return !isPart() && keys().contains("k") ? List.of(USUAL_BEYOND) : List.of();
    }

    /** Whether its keys are a part's, which may mean something else than those of a method. */
    private boolean isPart() {
        return name.contains(" ");
    }

    private Set<String> keys() {
        return RecordSchema.of(part.options()).keys().stream()
                .map(RecordSchema.Key::name)
                .collect(Collectors.toSet());
    }

    /** A fresh strategy in the company that a law needs. */
    Strategy strategy(String options, Law law) {
        boolean own =
                switch (law) {
                    case NOTHING_REMOVED_IS_IDENTITY -> !contract().identities().isEmpty();
                    case BEYOND_THE_LAST_LAYER_IS_IDENTITY -> !contract().beyond().isEmpty();
                    default -> false;
                };
        return own ? strategy(options) : company.getOrDefault(law, read).apply(options);
    }

    /** A fresh strategy. */
    public Strategy strategy(String options) {
        return read.apply(options);
    }
}
