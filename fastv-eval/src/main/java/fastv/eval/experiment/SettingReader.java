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
    private static final String COMPOSE = "compose";

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

    /**
     * Several strategies in one setting.
     *
     * @param name the label; without it, those of the parts
     * @param compose read as entries of {@code strategies:}
     */
    record ComposedEntry(
            @Doc("The label of this setting in tables; without it, those of its parts.")
                    Optional<String> name,
            @Doc("Strategies that act together, each written as an entry of strategies.")
                    @Items(min = 2)
                    List<ConfigNode> compose) {
        ComposedEntry {
            if (name.isPresent() && name.get().isBlank()) {
                throw new IllegalArgumentException("name: expected a label, got a blank one");
            }
        }
    }

    /** The settings in file order, without those that are wrong, which are noted. */
    List<Setting> read(Sequence strategies) {
        for (ConfigNode entry : strategies.items()) {
            entry(entry).forEach(setting -> add(setting, entry.origin()));
        }
        return new ArrayList<>(byLabel.values());
    }

    private List<Setting> entry(ConfigNode entry) {
        if (entry instanceof Scalar scalar && scalar.type() != ScalarType.NULL) {
            return named(scalar.text(), scalar.origin(), withoutOptions(scalar));
        }
        if (!(entry instanceof Mapping mapping)) {
            problems.unexpected(entry, "a strategy's name, or a mapping of a name to its options");
            return List.of();
        }
        if (mapping.get(COMPOSE).isPresent()) {
            return composed(mapping);
        }
        if (mapping.get("stages").isPresent() || mapping.get("name").isPresent()) {
            return staged(mapping);
        }
        if (mapping.entries().size() != 1) {
            String keys = mapping.entries().keySet().toString();
            String expected =
                    "expected one strategy's name with its options below it, got the keys ";
            problems.at(mapping, expected + (keys.length() > 100 ? keys.substring(0, 100) : keys));
            return List.of();
        }
        Map.Entry<String, Entry> only = mapping.entries().entrySet().iterator().next();
        Origin origin = new Origin(only.getValue().place(), mapping.origin().path());
        return named(only.getKey(), origin, options(only.getValue().value()));
    }

    private static ConfigNode withoutOptions(ConfigNode name) {
        return new Mapping(name.origin(), Map.of());
    }

    /** {@code fastv:} with nothing behind it means all defaults, as {@code fastv} does. */
    private static ConfigNode options(ConfigNode written) {
        boolean isNothing = written instanceof Scalar scalar && scalar.type() == ScalarType.NULL;
        return isNothing ? withoutOptions(written) : written;
    }

    private List<Setting> named(String name, Origin origin, ConfigNode options) {
        if (!parts.has(name)) {
            problems.unknownName(origin, "one of ", name, parts.names());
            return List.of();
        }
        List<Setting> settings = new ArrayList<>();
        Class<? extends Record> type = parts.get(name).options();
        for (ConfigNode point : Grid.expand(options, problems)) {
            if (isTooMany(settings.size() + 1L, origin)) {
                break;
            }
            records.read(point, type)
                    .ifPresent(
                            bound -> {
                                ConfigNode placed = RecordReader.withAbsolutePaths(point, type);
                                settings.add(
                                        new Setting.Named(
                                                label(name, placed), name, bound, placed));
                            });
        }
        return settings;
    }

    private boolean isTooMany(long more, Origin origin) {
        boolean tooMany = byLabel.size() + more > Grid.MAX_POINTS;
        if (tooMany) {
            problems.at(
                    origin, "expected at most " + Grid.MAX_POINTS + " settings in all, got more");
        }
        return tooMany;
    }

    private List<Setting> staged(Mapping mapping) {
        return records.read(mapping, StagedEntry.class).stream()
                .<Setting>map(
                        entry ->
                                new Setting.Staged(
                                        entry.name(),
                                        entry.stages(),
                                        mapping.get("stages").orElseThrow()))
                .toList();
    }

    /** Grids of the parts are combined, the first part varying slowest. */
    private List<Setting> composed(Mapping mapping) {
        Optional<ComposedEntry> read = records.read(mapping, ComposedEntry.class);
        List<List<Setting>> combinations = List.of(List.of());
        for (ConfigNode part : read.map(ComposedEntry::compose).orElse(List.of())) {
            List<Setting> choices = entry(part);
            if (isTooMany((long) combinations.size() * choices.size(), part.origin())) {
                return List.of();
            }
            combinations = times(combinations, choices);
        }
        ConfigNode node = mapping.get(COMPOSE).orElseThrow();
        Optional<String> name = read.flatMap(ComposedEntry::name);
        return read.isEmpty()
                ? List.of()
                : combinations.stream()
                        .<Setting>map(
                                parts ->
                                        new Setting.Composed(
                                                name.orElseGet(() -> labels(parts)), parts, node))
                        .toList();
    }

    private static List<List<Setting>> times(
            List<List<Setting>> combinations, List<Setting> choices) {
        List<List<Setting>> longer = new ArrayList<>();
        for (List<Setting> combination : combinations) {
            for (Setting choice : choices) {
                List<Setting> one = new ArrayList<>(combination);
                one.add(choice);
                longer.add(one);
            }
        }
        return longer;
    }

    private static String labels(List<Setting> parts) {
        return parts.stream().map(Setting::label).collect(Collectors.joining(" + "));
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
