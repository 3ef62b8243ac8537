package fastv.eval.cli;

import fastv.core.config.RecordSchema;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parts as text: what they do, where they come from, their keys. */
final class PartText {
    private PartText() {}

    static List<String> lines(Map<String, Part<?, ?>> parts) {
        return parts.entrySet().stream()
                .flatMap(entry -> lines(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static List<String> lines(String name, Part<?, ?> part) {
        List<String> lines = new ArrayList<>();
        lines.add(name);
        lines.add("  " + part.summary());
        lines.add("  " + part.source());
        lines.add("");
        RecordSchema schema = RecordSchema.of(part.options());
        if (schema.keys().isEmpty()) {
            lines.add("  no options");
        }
        int width = schema.keys().stream().mapToInt(key -> key.name().length()).max().orElse(0);
        for (RecordSchema.Key key : schema.keys()) {
            String kind = key.type() + standing(key);
            lines.add("  " + key.name() + " ".repeat(width - key.name().length() + 2) + kind);
            lines.add(" ".repeat(width + 4) + key.doc());
        }
        lines.addAll(promises(name, part.contract()));
        return lines;
    }

    /** Examples under their YAML name, and laws that do not hold. */
    private static List<String> promises(String name, Contract contract) {
        String yaml = name.substring(name.indexOf(' ') + 1);
        List<String> lines = new ArrayList<>();
        if (!contract.examples().isEmpty()) {
            lines.add("");
            contract.examples().forEach(options -> lines.add("  " + yaml + ": " + options));
        }
        contract.deviations().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> lines.add("  not " + e.getKey().publicName() + ": " + e.getValue()));
        return lines;
    }

    private static String standing(RecordSchema.Key key) {
        return key.isRequired()
                ? "; required"
                : key.defaultText().map(text -> "; default " + text).orElse("; optional");
    }
}
