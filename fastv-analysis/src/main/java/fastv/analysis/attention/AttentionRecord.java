package fastv.analysis.attention;

import com.google.gson.JsonElement;
import fastv.core.journal.JournalEntry;
import fastv.core.json.RecordJson;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Attention allocation and efficiency of one answer.
 *
 * @param layers decoder layers
 * @param heads query heads of a layer
 * @param readings by public name: {@link #PRODUCING}, {@link #OWN}
 */
public record AttentionRecord(int layers, int heads, Map<String, AttentionReading> readings) {

    /** The analysis's public name, under which the journal holds this. */
    public static final String NAME = "attention";

    /** The i-th row is that of the query whose output chose output token i. */
    public static final String PRODUCING = "producing";

    /** The i-th row is that of output token i itself. */
    public static final String OWN = "own";

    public AttentionRecord {
        // sorted, so that a journal line does not depend on the order of insertion
        readings = Collections.unmodifiableMap(new TreeMap<>(readings));
        for (AttentionReading reading : readings.values()) {
            if (reading.layers() != layers) {
                throw new IllegalArgumentException(
                        "layers: expected " + layers + ", got " + reading.layers());
            }
        }
    }

    /** What an entry of a journal holds; empty if the analysis was not on. */
    public static Optional<AttentionRecord> of(JournalEntry entry) {
        return entry.extra(NAME).map(tree -> RecordJson.record(tree, AttentionRecord.class, NAME));
    }

    /** One reading. */
    public Optional<AttentionReading> reading(String name) {
        return Optional.ofNullable(readings.get(name));
    }

    /** What the journal holds. */
    public JsonElement json() {
        return RecordJson.tree(this);
    }
}
