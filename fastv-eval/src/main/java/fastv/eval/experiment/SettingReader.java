package fastv.eval.experiment;

import fastv.core.config.ConfigNode;
import fastv.core.config.ConfigNode.Entry;
import fastv.core.config.ConfigNode.Mapping;
import fastv.core.config.ConfigNode.Scalar;
import fastv.core.config.ConfigNode.Sequence;
import fastv.core.config.Doc;
import fastv.core.config.Grid;
import fastv.core.config.Items;
import fastv.core.config.Origin;
import fastv.core.config.Problems;
import fastv.core.config.RecordReader;
import fastv.core.config.ScalarType;
import fastv.core.config.YamlWriter;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the entries of {@code strategies:} into settings, all grids expanded. */
final class SettingReader {
    private final Parts<? extends Part<?, ?>> parts;
    private final Problems problems;
    private final RecordReader records;
    private final Map<String, Setting> byLabel = new LinkedHashMap<>();

    SettingReader(Parts<? extends Part<?, ?>> parts, Problems problems) {
        this.parts = parts;
        this.problems = problems;
        this.records = new RecordReader(problems);
    }

    /**
     * A strategy made of stages.
     *
     * @param name the label
     * @param stages read by the strategies themselves
     */
    record StagedEntry(
            @Doc("The label of this strategy in tables.") String name,
            @Doc("What happens to the tokens, in order.") @Items(min = 1) List<ConfigNode> stages) {
        StagedEntry {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name: expected a label, got a blank one");
            }
        }
    }

    /** The settings in file order, without those that are wrong, which are noted. */
    List<Setting> read(Sequence strategies) {
        strategies.items().forEach(this::entry);
        return new ArrayList<>(byLabel.values());
    }

    private void entry(ConfigNode entry) {
        if (entry instanceof Scalar scalar && scalar.type() != ScalarType.NULL) {
            named(scalar.text(), scalar.origin(), withoutOptions(scalar));
        } else if (!(entry instanceof Mapping mapping)) {
            problems.unexpected(entry, "a strategy's name, or a mapping of a name to its options");
        } else if (mapping.get("stages").isPresent() || mapping.get("name").isPresent()) {
            staged(mapping);
        } else if (mapping.entries().size() != 1) {
            String keys = mapping.entries().keySet().toString();
            String expected =
                    "expected one strategy's name with its options below it, got the keys ";
            problems.at(mapping, expected + (keys.length() > 100 ? keys.substring(0, 100) : keys));
        } else {
            Map.Entry<String, Entry> only = mapping.entries().entrySet().iterator().next();
            Origin origin = new Origin(only.getValue().place(), mapping.origin().path());
            named(only.getKey(), origin, options(only.getValue().value()));
        }
    }

    private static ConfigNode withoutOptions(ConfigNode name) {
        return new Mapping(name.origin(), Map.of());
    }

    /** {@code fastv:} with nothing behind it means all defaults, as {@code fastv} does. */
    private static ConfigNode options(ConfigNode written) {
        boolean isNothing = written instanceof Scalar scalar && scalar.type() == ScalarType.NULL;
        return isNothing ? withoutOptions(written) : written;
    }

    private void named(String name, Origin origin, ConfigNode options) {
        if (!parts.has(name)) {
            problems.unknownName(origin, "one of ", name, parts.names());
            return;
        }
        for (ConfigNode point : Grid.expand(options, problems)) {
            if (byLabel.size() >= Grid.MAX_POINTS) {
                String text = "expected at most " + Grid.MAX_POINTS + " settings in all, got more";
                problems.at(origin, text);
                return;
            }
            Class<? extends Record> type = parts.get(name).options();
            Optional<? extends Record> bound = records.read(point, type);
            if (bound.isPresent()) {
                ConfigNode placed = RecordReader.withAbsolutePaths(point, type);
                add(new Setting.Named(label(name, placed), name, bound.get(), placed), origin);
            }
        }
    }

    private void staged(Mapping mapping) {
        records.read(mapping, StagedEntry.class)
                .ifPresent(
                        entry ->
                                add(
                                        new Setting.Staged(
                                                entry.name(),
                                                entry.stages(),
                                                mapping.get("stages").orElseThrow()),
                                        mapping.origin()));
    }

    private void add(Setting setting, Origin origin) {
        Setting first = byLabel.putIfAbsent(setting.label(), setting);
        if (first != null) {
            String label = "\"" + setting.label() + "\"";
            problems.at(origin, "expected each setting once, got " + label + " again");
        }
    }

    /** The options as written; paths absolute, so that the resolved file gives the same labels. */
    private static String label(String name, ConfigNode options) {
        Map<String, Entry> written = ((Mapping) options).entries();
        return written.isEmpty()
                ? name
                : written.entrySet().stream()
                        .map(e -> e.getKey() + "=" + YamlWriter.inline(e.getValue().value()))
                        .collect(Collectors.joining(", ", name + "(", ")"));
    }
}
