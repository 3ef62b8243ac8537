package fastv.core.config;

import fastv.core.error.BadInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A YAML value that knows where it was written. Immutable, and always a tree: aliases are copied.
 */
public sealed interface ConfigNode {
    /** Where it was written. */
    Origin origin();

    /**
     * How a message names this value after "got": {@code "fastvv"}, {@code 1.5}, {@code a list}.
     */
    String shown();

    /** The same value with another path; its children follow. */
    ConfigNode at(KeyPath path);

    /**
     * Whether the other tree holds the same values in the same order, wherever they were written.
     */
    boolean sameValueAs(ConfigNode other);

    /** The value of a mapping's key or of a list's index, if this is one and has it. */
    default Optional<ConfigNode> get(String key) {
        return Optional.empty();
    }

    /**
     * A problem of this value as the user reads it, for layers that know more than the file does.
     */
    default BadInputException problemAt(String text) {
        return new BadInputException(origin().problem(text));
    }

    /**
     * A key of a mapping with its value.
     *
     * @param place where the key was written
     * @param value what belongs to it
     */
    record Entry(Place place, ConfigNode value) {}

    /** Keys with values, in the order of the file. */
    record Mapping(Origin origin, Map<String, Entry> entries) implements ConfigNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public Optional<ConfigNode> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** This mapping with one key set: in its old place, or at the end. */
        public Mapping with(String key, Entry entry) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, entry);
            return new Mapping(origin, changed);
        }

        @Override
        public String shown() {
            return entries.isEmpty() ? "an empty mapping" : "a mapping";
        }

        @Override
        public Mapping at(KeyPath path) {
            Map<String, Entry> moved = new LinkedHashMap<>();
            entries.forEach(
                    (key, entry) ->
                            moved.put(
                                    key,
                                    new Entry(entry.place(), entry.value().at(path.child(key)))));
            return new Mapping(new Origin(origin.place(), path), moved);
        }

        @Override
        public boolean sameValueAs(ConfigNode other) {
            return other instanceof Mapping mapping
                    && List.copyOf(entries.keySet()).equals(List.copyOf(mapping.entries.keySet()))
                    && entries.keySet().stream()
                            .allMatch(
                                    key ->
                                            get(key).orElseThrow()
                                                    .sameValueAs(mapping.get(key).orElseThrow()));
        }
    }

    /** A list. */
    record Sequence(Origin origin, List<ConfigNode> items) implements ConfigNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Optional<ConfigNode> get(String key) {
            if (ScalarType.of(key) == ScalarType.WHOLE && key.length() < 10) {
                int index = Integer.parseInt(key);
                return index >= 0 && index < items.size()
                        ? Optional.of(items.get(index))
                        : Optional.empty();
            }
            return Optional.empty();
        }

        @Override
        public String shown() {
            return items.isEmpty() ? "an empty list" : "a list";
        }

        @Override
        public Sequence at(KeyPath path) {
            List<ConfigNode> moved = new ArrayList<>();
            for (ConfigNode item : items) {
                moved.add(item.at(path.child(moved.size())));
            }
            return new Sequence(new Origin(origin.place(), path), moved);
        }

        @Override
        public boolean sameValueAs(ConfigNode other) {
            if (!(other instanceof Sequence list) || list.items.size() != items.size()) {
                return false;
            }
            for (int i = 0; i < items.size(); i++) {
                if (!items.get(i).sameValueAs(list.items.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A word, a number, a switch, or nothing.
     *
     * @param text as written, without quotes; empty if nothing was written
     */
    record Scalar(Origin origin, String text, ScalarType type) implements ConfigNode {
        @Override
        public String shown() {
            return switch (type) {
                case TEXT -> "\"" + Excerpt.of(text) + "\"";
                case NULL -> "nothing";
                case WHOLE, REAL, FLAG -> text;
            };
        }

        @Override
        public Scalar at(KeyPath path) {
            return new Scalar(new Origin(origin.place(), path), text, type);
        }

        @Override
        public boolean sameValueAs(ConfigNode other) {
            return other instanceof Scalar scalar
                    && scalar.type == type
                    && (type == ScalarType.NULL || scalar.text.equals(text));
        }
    }
}
