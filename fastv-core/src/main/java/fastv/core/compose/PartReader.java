package fastv.core.compose;

import fastv.core.config.ConfigNode;
import fastv.core.config.Problems;
import fastv.core.config.RecordReader;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a named component: a bare name, or a mapping with {@code name} beside the component's own
 * options.
 *
 * @param <T> what is made
 */
public final class PartReader<T> {
    private static final String NAME = "name";

    private final Parts<Part<?, T>> parts;
    private final Set<String> elsewhere;

    public PartReader(Parts<Part<?, T>> parts) {
        this(parts, Set.of());
    }

    /**
     * @param elsewhere names that another reader knows, for messages about unknown ones
     */
    PartReader(Parts<Part<?, T>> parts, Set<String> elsewhere) {
        this.parts = parts;
        this.elsewhere = elsewhere;
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(parts.names());
        names.addAll(elsewhere);
        return names;
    }

    /**
     * The component a value describes; empty if anything about it is wrong, which is then noted.
     */
    public Optional<T> read(ConfigNode node, Problems problems) {
        if (node instanceof ConfigNode.Scalar bare) {
            return make(bare, new ConfigNode.Mapping(node.origin(), Map.of()), problems);
        }
        if (node instanceof ConfigNode.Mapping mapping
                && mapping.get(NAME).orElse(null) instanceof ConfigNode.Scalar name) {
            Map<String, ConfigNode.Entry> options = new LinkedHashMap<>(mapping.entries());
            options.remove(NAME);
            return make(name, new ConfigNode.Mapping(node.origin(), options), problems);
        }
        problems.unexpected(node, "a name out of " + names() + ", or a mapping with name");
        return Optional.empty();
    }

    private Optional<T> make(
            ConfigNode.Scalar name, ConfigNode.Mapping options, Problems problems) {
        if (!parts.has(name.text())) {
            problems.unknownName(name.origin(), "one of ", name.text(), names());
            return Optional.empty();
        }
        return make(parts.get(name.text()), options, problems);
    }

    /** The component that valid options make; a contradiction it finds itself is noted. */
    public static <O extends Record, T> Optional<T> make(
            Part<O, T> part, ConfigNode options, Problems problems) {
        return new RecordReader(problems)
                .read(options, part.options())
                .flatMap(
                        record -> {
                            try {
                                return Optional.of(part.make().apply(record));
                            } catch (IllegalArgumentException e) {
                                problems.at(options, String.valueOf(e.getMessage()));
                                return Optional.empty();
                            }
                        });
    }
}
