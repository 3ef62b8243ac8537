package fastv.eval.experiment;

import fastv.core.config.ConfigNode;
import fastv.core.config.ConfigNode.Entry;
import fastv.core.config.ConfigNode.Mapping;
import fastv.core.config.ConfigNode.Scalar;
import fastv.core.config.ConfigNode.Sequence;
import fastv.core.config.Origin;
import fastv.core.config.Problems;
import fastv.core.config.RecordReader;
import fastv.core.config.RecordSchema;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code data:}, one data set or a list of them. A data set's keys are those of {@link
 * DataSettings} and those of its format, side by side.
 */
final class DataReader {
    private static final String FORMAT = "format";
    private static final List<String> COMMON =
            RecordSchema.of(DataSettings.class).keys().stream()
                    .map(RecordSchema.Key::name)
                    .toList();

    private final Parts<? extends Part<?, ?>> formats;
    private final Problems problems;
    private final RecordReader records;

    DataReader(Parts<? extends Part<?, ?>> formats, Problems problems) {
        this.formats = formats;
        this.problems = problems;
        this.records = new RecordReader(problems);
    }

    /** The data sets in file order, without those that are wrong, which are noted. */
    List<DataEntry> read(ConfigNode data) {
        if (data instanceof Mapping mapping) {
            return entry(mapping).stream().toList();
        }
        if (!(data instanceof Sequence list) || list.items().isEmpty()) {
            problems.unexpected(data, "a data set, or a list of one or more");
            return List.of();
        }
        List<DataEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ConfigNode item : list.items()) {
            if (item instanceof Mapping mapping) {
                entry(mapping).filter(read -> isNamedOnce(read, names)).ifPresent(entries::add);
            } else {
                problems.unexpected(item, "a data set");
            }
        }
        return entries;
    }

    private boolean isNamedOnce(DataEntry entry, Set<String> names) {
        Optional<String> name = entry.settings().name();
        if (name.isEmpty()) {
            problems.at(
                    entry.node(), "expected the key \"name\" in each of several sets, got none");
        } else if (!names.add(name.get())) {
            problems.at(
                    entry.node().get("name").orElse(entry.node()),
                    "expected each name once, got \"" + name.get() + "\" again");
        }
        return true;
    }

    private Optional<DataEntry> entry(Mapping mapping) {
        Optional<Class<? extends Record>> type = optionsType(mapping);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        noteUnknownKeys(mapping, type.get());
        Optional<DataSettings> settings = records.read(part(mapping, COMMON), DataSettings.class);
        Optional<? extends Record> options =
                records.read(part(mapping, keys(type.get())), type.get());
        return settings.isPresent() && options.isPresent()
                ? Optional.of(new DataEntry(settings.get(), options.get(), mapping))
                : Optional.empty();
    }

    private Optional<Class<? extends Record>> optionsType(Mapping mapping) {
        Optional<ConfigNode> written = mapping.get(FORMAT);
        String name = "folder";
        if (written.isPresent()) {
            if (!(written.get() instanceof Scalar scalar)) {
                problems.unexpected(written.get(), "the name of a format");
                return Optional.empty();
            }
            name = scalar.text();
        }
        if (!formats.has(name)) {
            ConfigNode place = written.orElse(mapping);
            problems.unknownName(place.origin(), "one of ", name, formats.names());
            return Optional.empty();
        }
        return Optional.of(formats.get(name).options());
    }

    private void noteUnknownKeys(Mapping mapping, Class<? extends Record> type) {
        Set<String> known = new LinkedHashSet<>(keys(type));
        known.addAll(COMMON);
        mapping.entries()
                .forEach(
                        (key, entry) -> {
                            if (!known.contains(key)) {
                                Origin at = new Origin(entry.place(), mapping.origin().path());
                                problems.unknownName(at, "one of the keys ", key, known);
                            }
                        });
    }

    private static List<String> keys(Class<? extends Record> type) {
        return RecordSchema.of(type).keys().stream().map(RecordSchema.Key::name).toList();
    }

    private static Mapping part(Mapping mapping, List<String> keys) {
        Map<String, Entry> kept = new LinkedHashMap<>(mapping.entries());
        kept.keySet().retainAll(keys);
        return new Mapping(mapping.origin(), kept);
    }

    /** The value of {@code data:} with all defaults filled in and all paths made absolute. */
    ConfigNode resolved(ConfigNode data) {
        if (data instanceof Sequence list) {
            return new Sequence(list.origin(), list.items().stream().map(this::resolved).toList());
        }
        Mapping mapping = (Mapping) data;
        Class<? extends Record> type = optionsType(mapping).orElseThrow();
        Mapping common =
                (Mapping) RecordReader.withDefaults(part(mapping, COMMON), DataSettings.class);
        Mapping own = (Mapping) RecordReader.withDefaults(part(mapping, keys(type)), type);
        Map<String, Entry> entries = new LinkedHashMap<>(common.entries());
        entries.putAll(own.entries());
        return new Mapping(mapping.origin(), entries);
    }
}
