package fastv.core.config;

import fastv.core.config.ConfigNode.Entry;
import fastv.core.error.Nearest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A record: a mapping with one key per component. */
record RecordType(Class<? extends Record> type, List<RecordKey> keys) implements ValueType {
    static RecordType of(Class<? extends Record> type) {
        return new RecordType(
                type, Arrays.stream(type.getRecordComponents()).map(RecordKey::of).toList());
    }

    @Override
    public String name() {
        return "mapping";
    }

    @Override
    public String expected() {
        return keys.isEmpty() ? "an empty mapping" : "a mapping with the keys " + names();
    }

    @Override
    public Optional<RecordType> mapping() {
        return Optional.of(this);
    }

    private List<String> names() {
        return keys.stream().map(RecordKey::name).toList();
    }

    @Override
    public Optional<Object> read(ConfigNode node, Problems problems) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            problems.unexpected(node, expected());
            return Optional.empty();
        }
        boolean complete = hasAllKeys(mapping, unknownKeys(mapping, problems), problems);
        Object[] arguments = new Object[keys.size()];
        for (int i = 0; i < arguments.length; i++) {
            Optional<Object> argument = keys.get(i).read(mapping, problems);
            complete &= argument.isPresent();
            arguments[i] = argument.orElse(keys); // never used: an incomplete record is not made
        }
        return complete ? make(mapping, arguments, problems) : Optional.empty();
    }

    /** Notes the keys that there are not; returns the names that they most likely stand for. */
    private Set<String> unknownKeys(ConfigNode.Mapping mapping, Problems problems) {
        Set<String> meant = new HashSet<>();
        mapping.entries()
                .forEach(
                        (key, entry) -> {
                            if (!names().contains(key)) {
                                Origin at = new Origin(entry.place(), mapping.origin().path());
                                problems.unknownName(at, "one of the keys ", key, names());
                                Nearest.to(key, names()).ifPresent(meant::add);
                            }
                        });
        return meant;
    }

    private boolean hasAllKeys(ConfigNode.Mapping mapping, Set<String> meant, Problems problems) {
        boolean complete = true;
        for (RecordKey key : keys) {
            if (key.isRequired() && mapping.get(key.name()).isEmpty()) {
                complete = false;
                if (!meant.contains(key.name())) { // else the mistyped key has been told already
                    problems.at(mapping, "expected the key \"" + key.name() + "\", got none");
                }
            }
        }
        return complete;
    }

    private Optional<Object> make(
            ConfigNode.Mapping mapping, Object[] arguments, Problems problems) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof IllegalArgumentException refused)) {
                throw new IllegalStateException(type + " cannot be made", e.getCause());
            }
            String.valueOf(refused.getMessage())
                    .lines()
                    .forEach(line -> refused(mapping, line, problems));
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    /** A refusal that begins with a key is told at the value of that key. */
    private void refused(ConfigNode.Mapping mapping, String line, Problems problems) {
        for (RecordKey key : keys) {
            for (String start : List.of(key.name() + ": ", key.component() + ": ")) {
                if (line.startsWith(start)) {
                    Origin origin = mapping.origin();
                    ConfigNode value = mapping.get(key.name()).orElse(mapping);
                    Origin at = new Origin(value.origin().place(), origin.path().child(key.name()));
                    problems.at(at, line.substring(start.length()));
                    return;
                }
            }
        }
        problems.at(mapping, line);
    }

    @Override
    public ConfigNode resolved(ConfigNode node, boolean fill) {
        ConfigNode.Mapping mapping = (ConfigNode.Mapping) node;
        Map<String, Entry> entries = new LinkedHashMap<>(fill ? Map.of() : mapping.entries());
        for (RecordKey key : keys) {
            if (fill || mapping.get(key.name()).isPresent()) {
                key.nodeIn(mapping)
                        .map(value -> key.type().resolved(value, fill))
                        .ifPresent(v -> entries.put(key.name(), new Entry(v.origin().place(), v)));
            }
        }
        return new ConfigNode.Mapping(mapping.origin(), entries);
    }
}
