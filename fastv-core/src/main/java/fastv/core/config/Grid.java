package fastv.core.config;

import fastv.core.config.ConfigNode.Entry;
import fastv.core.config.ConfigNode.Mapping;
import fastv.core.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Expands the values under an explicit {@code grid:} key into all their combinations, the first key
 * varying slowest. Lists anywhere else stay lists, since options may themselves be lists.
 */
public final class Grid {
    /** The key. */
    public static final String KEY = "grid";

    /** The most combinations that one grid may have. */
    public static final int MAX_POINTS = 10_000;

    private static final int MAX_KEYS = 100; // each combination holds all of them

    private Grid() {}

    /**
     * One set of options per combination; the options themselves if they have no grid. The values
     * of a combination stand where {@code grid:} stood and keep the places where they were written.
     *
     * @return empty if the grid is wrong, which is then noted
     */
    public static List<ConfigNode> expand(ConfigNode options, Problems problems) {
        if (!(options instanceof Mapping mapping) || mapping.get(KEY).isEmpty()) {
            return List.of(options);
        }
        ConfigNode grid = mapping.get(KEY).orElseThrow();
        if (!(grid instanceof Mapping axes) || axes.entries().isEmpty()) {
            problems.unexpected(grid, "a mapping of keys to lists of values");
            return List.of();
        }
        if (!areValid(axes, mapping, problems)) {
            return List.of();
        }
        List<Map<String, Entry>> points = List.of(Map.of());
        for (Map.Entry<String, Entry> axis : axes.entries().entrySet()) {
            points = times(points, axis.getKey(), axis.getValue());
        }
        return points.stream().map(point -> merged(mapping, point)).toList();
    }

    private static boolean areValid(Mapping axes, Mapping options, Problems problems) {
        boolean valid = true;
        long points = 1;
        for (Map.Entry<String, Entry> axis : axes.entries().entrySet()) {
            ConfigNode values = axis.getValue().value();
            if (!(values instanceof Sequence list) || list.items().isEmpty()) {
                problems.unexpected(values, "a list of one or more values");
                valid = false;
                continue;
            }
            if (options.get(axis.getKey()).isPresent()) {
                String key = options.get(axis.getKey()).orElseThrow().origin().path().toString();
                Origin at = new Origin(axis.getValue().place(), values.origin().path());
                problems.at(at, "expected the key once, got it beside the grid as well, as " + key);
                valid = false;
            }
            points = Math.min(points * list.items().size(), MAX_POINTS + 1L); // no overflow
        }
        return valid && isSmallEnough(axes, options, points, problems);
    }

    private static boolean isSmallEnough(
            Mapping axes, Mapping options, long points, Problems problems) {
        if (points > MAX_POINTS) {
            problems.at(axes, "expected at most " + MAX_POINTS + " combinations, got more");
            return false;
        }
        if (axes.entries().size() + options.entries().size() > MAX_KEYS) {
            problems.at(
                    axes, "expected at most " + MAX_KEYS + " keys in and beside a grid, got more");
            return false;
        }
        return true;
    }

    private static List<Map<String, Entry>> times(
            List<Map<String, Entry>> points, String key, Entry axis) {
        List<Map<String, Entry>> product = new ArrayList<>();
        for (Map<String, Entry> point : points) {
            for (ConfigNode value : ((Sequence) axis.value()).items()) {
                Map<String, Entry> longer = new LinkedHashMap<>(point);
                longer.put(key, new Entry(axis.place(), value));
                product.add(longer);
            }
        }
        return product;
    }

    private static ConfigNode merged(Mapping options, Map<String, Entry> point) {
        Map<String, Entry> merged = new LinkedHashMap<>();
        options.entries()
                .forEach(
                        (key, entry) -> {
                            if (key.equals(KEY)) {
                                merged.putAll(point);
                            } else {
                                merged.put(key, entry);
                            }
                        });
        return new Mapping(options.origin(), merged);
    }
}
