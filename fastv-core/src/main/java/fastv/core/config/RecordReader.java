package fastv.core.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Binds YAML to records. A component is a key in lower case with hyphens; it is required unless it
 * is an {@link Optional} or has a {@link DefaultValue}. Components are {@code int}, {@code long},
 * {@code double}, {@code boolean}, {@code String}, {@code Path}, enums, records, {@code List<T>}
 * and {@code Map<String, T>} of these, or {@link ConfigNode} for parts that are read later.
 *
 * <p>A record's constructor refuses settings that contradict each other with an {@link
 * IllegalArgumentException} whose message has a line {@code key: expected ..., got ...} for each.
 */
public final class RecordReader {
    private final Problems problems;
    private final Map<Class<?>, RecordType> types = new HashMap<>();

    /**
     * @param problems takes what is wrong
     */
    public RecordReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The record that a value stands for; empty if anything about it is wrong, which is then noted.
     *
     * @throws IllegalStateException if settings cannot have the type of one of the components
     */
    public <R extends Record> Optional<R> read(ConfigNode node, Class<R> type) {
        return types.computeIfAbsent(type, any -> RecordType.of(type))
                .read(node, problems)
                .map(type::cast);
    }

    /**
     * The record that a value stands for.
     *
     * @throws fastv.core.error.BadInputException with all problems
     */
    public static <R extends Record> R readOrThrow(ConfigNode node, Class<R> type) {
        Problems problems = new Problems();
        Optional<R> read = new RecordReader(problems).read(node, type);
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /** A valid value with the defaults of all keys filled in and all paths made absolute. */
    public static ConfigNode withDefaults(ConfigNode node, Class<? extends Record> type) {
        return RecordType.of(type).resolved(node, true);
    }

    /** A valid value with the keys that were written alone and all paths made absolute. */
    public static ConfigNode withAbsolutePaths(ConfigNode node, Class<? extends Record> type) {
        return RecordType.of(type).resolved(node, false);
    }
}
