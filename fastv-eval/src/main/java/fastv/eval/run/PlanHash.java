package fastv.eval.run;

import fastv.core.config.ConfigNode;
import fastv.core.config.ConfigNode.Entry;
import fastv.core.config.ConfigNode.Mapping;
import fastv.core.config.YamlWriter;
import fastv.eval.experiment.Setting;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an experiment's content: SHA-256 of its resolved YAML without the keys that only say
 * where something lies, what the experiment is called or which tables are made of it. Model and
 * data have hashes of their own, so a moved checkpoint or data set is the same run and a changed
 * one is not. Files and folders that options of strategies name, such as fitted tables, count by
 * their content too, in composed settings as well; those that parts of {@code stages:} name count
 * as written.
 */
final class PlanHash {
    private static final List<String> NAMES_AND_PLACES =
            List.of(
                    "name",
                    "output",
                    "model.checkpoint",
                    "data",
                    "reports",
                    "report-page",
                    "figures");

    private PlanHash() {}

    static String of(ConfigNode resolved, List<Setting> settings) {
        ConfigNode content = resolved;
        for (String key : NAMES_AND_PLACES) {
            content = without(content, List.of(key.split("\\.", -1)));
        }
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(YamlWriter.write(content).getBytes(StandardCharsets.UTF_8));
            settings.stream().flatMap(PlanHash::files).forEach(file -> FileContent.add(file, hash));
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static Stream<Path> files(Setting setting) {
        if (setting instanceof Setting.Composed composed) {
            return composed.parts().stream().flatMap(PlanHash::files);
        }
        return setting instanceof Setting.Named named
                ? named(named.options()).stream()
                : Stream.empty();
    }

    private static List<Path> named(Record options) {
        List<Path> files = new ArrayList<>();
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            Object value = value(component, options);
            if (value instanceof Optional<?> optional) {
                value = optional.orElse(null);
            }
            if (value instanceof Path file) {
                files.add(file);
            }
        }
        return files;
    }

    private static @Nullable Object value(RecordComponent component, Record options) {
        try {
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static ConfigNode without(ConfigNode node, List<String> path) {
        if (!(node instanceof Mapping mapping) || mapping.get(path.get(0)).isEmpty()) {
            return node;
        }
        Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        if (path.size() == 1) {
            entries.remove(path.get(0));
        } else {
            entries.computeIfPresent(
                    path.get(0),
                    (key, entry) ->
                            new Entry(
                                    entry.place(),
                                    without(entry.value(), path.subList(1, path.size()))));
        }
        return new Mapping(node.origin(), entries);
    }
}
