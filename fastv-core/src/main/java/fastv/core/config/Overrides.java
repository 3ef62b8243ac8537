package fastv.core.config;

import fastv.core.config.ConfigNode.Entry;
import fastv.core.config.ConfigNode.Mapping;
import fastv.core.config.ConfigNode.Scalar;
import fastv.core.config.ConfigNode.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values given on the command line as {@code --set key.path=value}: the value is YAML, list items
 * are named by their index from 0, of two values for one key the later counts. Paths in values are
 * relative to the current folder, as everywhere on a command line. A key that nothing knows goes
 * into the tree like any other and is told when the tree is bound.
 */
public final class Overrides {
    private static final int MOST_KEYS = 50; // as deep as a file may be
    private static final Place PLACE = Place.whole("--set", Path.of(""));

    private final Problems problems;

    private Overrides(Problems problems) {
        this.problems = problems;
    }

    /** The tree with all values set; those that cannot be set are noted and left out. */
    public static ConfigNode apply(ConfigNode root, List<String> settings, Problems problems) {
        Overrides overrides = new Overrides(problems);
        ConfigNode changed = root;
        for (String setting : settings) {
            changed = overrides.apply(changed, setting);
        }
        return changed;
    }

    private ConfigNode apply(ConfigNode root, String setting) {
        int equals = setting.indexOf('=');
        List<String> keys = List.of(setting.substring(0, Math.max(0, equals)).split("\\.", -1));
        boolean isPath = keys.size() <= MOST_KEYS && keys.stream().noneMatch(String::isBlank);
        if (equals < 0 || !isPath) {
            Origin whole = new Origin(PLACE, KeyPath.ROOT);
            problems.at(whole, "expected key.path=value, got \"" + Excerpt.of(setting) + "\"");
            return root;
        }
        KeyPath path = KeyPath.of(keys);
        Optional<ConfigNode> value =
                YamlReader.readValue(
                        setting.substring(equals + 1), new Origin(PLACE, path), problems);
        return value.map(node -> set(root, keys, node)).orElse(root);
    }

    private ConfigNode set(ConfigNode target, List<String> keys, ConfigNode value) {
        if (keys.isEmpty()) {
            return value;
        }
        if (target instanceof Sequence list) {
            return setItem(list, keys, value);
        }
        if (target instanceof Mapping mapping) {
            return setKey(mapping, keys, value);
        }
        if (((Scalar) target).type() == ScalarType.NULL) {
            return setKey(new Mapping(target.origin(), Map.of()), keys, value);
        }
        Origin at = new Origin(PLACE, target.origin().path().child(keys.get(0)));
        problems.at(at, "expected a mapping or a list to set this in, got " + target.shown());
        return target;
    }

    private Mapping setKey(Mapping mapping, List<String> keys, ConfigNode value) {
        String key = keys.get(0);
        Origin fresh = new Origin(PLACE, mapping.origin().path().child(key));
        ConfigNode before =
                mapping.get(key).orElseGet(() -> new Scalar(fresh, "", ScalarType.NULL));
        ConfigNode after = set(before, keys.subList(1, keys.size()), value);
        Optional<Place> written = Optional.ofNullable(mapping.entries().get(key)).map(Entry::place);
        return mapping.with(key, new Entry(written.orElse(PLACE), after));
    }

    private Sequence setItem(Sequence list, List<String> keys, ConfigNode value) {
        String index = keys.get(0);
        Optional<ConfigNode> before = list.get(index);
        if (before.isEmpty()) {
            Origin at = new Origin(PLACE, list.origin().path().child(index));
            String range =
                    list.items().isEmpty()
                            ? "no index, since the list is empty"
                            : "an index in [0, " + (list.items().size() - 1) + "]";
            problems.at(at, "expected " + range + ", got \"" + Excerpt.of(index) + "\"");
            return list;
        }
        List<ConfigNode> items = new ArrayList<>(list.items());
        items.set(Integer.parseInt(index), set(before.get(), keys.subList(1, keys.size()), value));
        return new Sequence(list.origin(), items);
    }
}
