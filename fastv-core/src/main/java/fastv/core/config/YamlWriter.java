package fastv.core.config;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a tree so that reading it gives the same tree: one key per line in the tree's order, lists
 * of short words in brackets. Text is quoted wherever some YAML reader could take it for something
 * else. The same tree always gives the same text.
 */
public final class YamlWriter {
    private static final int LONGEST_INLINE = 80;
    private static final Pattern PLAIN_TEXT =
            Pattern.compile("[A-Za-z/][A-Za-z0-9_./+-]*( [A-Za-z0-9_./+(-][A-Za-z0-9_./+)-]*)*");
    // YAML 1.1 reads these as switches, and other tools may read this file
    private static final Set<String> SWITCHES = Set.of("y", "n", "yes", "no", "on", "off");

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** The tree as YAML, ending with a line break. */
    public static String write(ConfigNode node) {
        YamlWriter writer = new YamlWriter();
        if (isInline(node)) {
            writer.out.append(inline(node)).append('\n');
        } else {
            writer.block(node, 0);
        }
        return writer.out.toString();
    }

    /** The value on one line, with braces and brackets: {@code [0.5, {k: 2}]}. */
    public static String inline(ConfigNode node) {
        if (node instanceof ConfigNode.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(e -> quotedIfNeeded(e.getKey()) + ": " + inline(e.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof ConfigNode.Sequence list) {
            return list.items().stream()
                    .map(YamlWriter::inline)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        ConfigNode.Scalar scalar = (ConfigNode.Scalar) node;
        return switch (scalar.type()) {
            case TEXT -> quotedIfNeeded(scalar.text());
            case NULL -> "null";
            case WHOLE, REAL, FLAG -> scalar.text();
        };
    }

    private static boolean isInline(ConfigNode node) {
        if (node instanceof ConfigNode.Mapping mapping) {
            return mapping.entries().isEmpty();
        }
        if (node instanceof ConfigNode.Sequence list) {
            return list.items().stream().allMatch(ConfigNode.Scalar.class::isInstance)
                    && (list.items().isEmpty() || inline(list).length() <= LONGEST_INLINE);
        }
        return true;
    }

    /** Lines of a mapping or list; the cursor stands where its first line begins. */
    private void block(ConfigNode node, int indent) {
        if (node instanceof ConfigNode.Mapping mapping) {
            Iterator<Map.Entry<String, ConfigNode.Entry>> entries =
                    mapping.entries().entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<String, ConfigNode.Entry> entry = entries.next();
                out.append(quotedIfNeeded(entry.getKey())).append(':');
                child(entry.getValue().value(), indent);
                indentIf(entries.hasNext(), indent);
            }
        } else {
            Iterator<ConfigNode> items = ((ConfigNode.Sequence) node).items().iterator();
            while (items.hasNext()) {
                item(items.next(), indent);
                indentIf(items.hasNext(), indent);
            }
        }
    }

    private void child(ConfigNode value, int indent) {
        if (isInline(value)) {
            out.append(' ').append(inline(value)).append('\n');
        } else {
            out.append('\n').append(" ".repeat(indent + 2));
            block(value, indent + 2);
        }
    }

    private void item(ConfigNode item, int indent) {
        out.append("- ");
        if (isInline(item)) {
            out.append(inline(item)).append('\n');
        } else {
            block(item, indent + 2);
        }
    }

    private void indentIf(boolean more, int indent) {
        if (more) {
            out.append(" ".repeat(indent));
        }
    }

    private static String quotedIfNeeded(String text) {
        boolean plain =
                text.length() <= LONGEST_INLINE
                        && PLAIN_TEXT.matcher(text).matches()
                        && ScalarType.of(text) == ScalarType.TEXT
                        && !SWITCHES.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> isUnsafe(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        };
    }

    /** Characters that a reader might take for a line break or for no text at all. */
    private static boolean isUnsafe(char c) {
        return Character.isISOControl(c)
                || (Character.isSpaceChar(c) && c != ' ')
                || c == '\uFEFF'
                || c >= '\uFFFE';
    }
}
