package fastv.core.config;

import java.util.List;
import java.util.Optional;

/**
 * The keys of a record as users read of them, for reference pages and {@code fastv describe}.
 *
 * @param keys in the record's order
 */
public record RecordSchema(List<Key> keys) {
    public RecordSchema {
        keys = List.copyOf(keys);
    }

    /**
     * One key.
     *
     * @param name as written in YAML
     * @param type as a user reads it: {@code ratio in [0, 1]}, {@code one of [last, given]}
     * @param isRequired whether it must be written
     * @param defaultText the YAML that a missing key stands for; empty if it is required, or if its
     *     absence means something of its own
     * @param doc one sentence
     * @param nested the keys of the mapping, or of each mapping in the list, if the value is one
     */
    public record Key(
            String name,
            String type,
            boolean isRequired,
            Optional<String> defaultText,
            String doc,
            List<Key> nested) {
        public Key {
            nested = List.copyOf(nested);
        }
    }

    /**
     * The keys of a record.
     *
     * @throws IllegalStateException if settings cannot have the type of one of the components
     */
    public static RecordSchema of(Class<? extends Record> type) {
        return new RecordSchema(keys(RecordType.of(type)));
    }

    private static List<Key> keys(RecordType type) {
        return type.keys().stream().map(RecordSchema::key).toList();
    }

    private static Key key(RecordKey key) {
        return new Key(
                key.name(),
                key.type().name(),
                key.isRequired(),
                key.defaultText(),
                key.doc(),
                key.type().mapping().map(RecordSchema::keys).orElse(List.of()));
    }
}
