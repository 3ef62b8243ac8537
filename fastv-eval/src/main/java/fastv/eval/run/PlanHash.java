package fastv.eval.run;

import fastv.core.config.ConfigNode;
import fastv.core.config.ConfigNode.Entry;
import fastv.core.config.ConfigNode.Mapping;
import fastv.core.config.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hash of an experiment's content: SHA-256 of its resolved YAML without the keys that only say
 * where something lies, what the experiment is called or what is drawn of it. Model and data have
 * hashes of their own, so a moved checkpoint or data set is the same run and a changed one is not.
 */
final class PlanHash {
    private static final List<String> NAMES_AND_PLACES =
            List.of("name", "output", "model.checkpoint", "data", "report", "figures");

    private PlanHash() {}

    static String of(ConfigNode resolved) {
        ConfigNode content = resolved;
        for (String key : NAMES_AND_PLACES) {
            content = without(content, List.of(key.split("\\.", -1)));
        }
        byte[] yaml = YamlWriter.write(content).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(yaml));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
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
