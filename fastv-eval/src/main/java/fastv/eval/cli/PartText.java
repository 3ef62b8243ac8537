package fastv.eval.cli;

import fastv.core.config.RecordSchema;
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
        return lines;
    }

    private static String standing(RecordSchema.Key key) {
        return key.isRequired()
                ? "; required"
                : key.defaultText().map(text -> "; default " + text).orElse("; optional");
    }
}
