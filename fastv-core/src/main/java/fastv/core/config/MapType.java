package fastv.core.config;

import fastv.core.config.ConfigNode.Entry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code Map<String, T>}: a mapping whose keys are the user's own, in the order of the file. */
record MapType(ValueType value) implements ValueType {
    @Override
    public String name() {
        return "mapping of names, each to " + value.expected();
    }

    @Override
    public String expected() {
        return "a mapping";
    }

    @Override
    public Optional<RecordType> mapping() {
        return value.mapping();
    }

    @Override
    public Optional<Object> read(ConfigNode node, Problems problems) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            problems.unexpected(node, expected());
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.entries()
                .forEach(
                        (key, entry) ->
                                value.read(entry.value(), problems)
                                        .ifPresent(read -> values.put(key, read)));
        return values.size() == mapping.entries().size()
                ? Optional.of(Collections.unmodifiableMap(values))
                : Optional.empty();
    }

    @Override
    public ConfigNode resolved(ConfigNode node, boolean fill) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        ((ConfigNode.Mapping) node)
                .entries()
                .forEach(
                        (key, entry) ->
                                entries.put(
                                        key,
                                        new Entry(
                                                entry.place(),
                                                value.resolved(entry.value(), fill))));
        return new ConfigNode.Mapping(node.origin(), entries);
    }
}
