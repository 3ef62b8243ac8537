package fastv.analysis.drift;

import com.google.gson.JsonElement;
import fastv.core.journal.JournalEntry;
import fastv.core.json.RecordJson;
import java.util.List;
import java.util.Optional;

/**
 * How far the state of the last prompt token departs from the unpruned run's, after each layer of
 * the prefill and before the final norm. The unpruned answers themselves have none.
 *
 * @param relative {@code |h - g| / |g|} per layer, with {@code g} the unpruned state; Euclidean
 * @param cosine the cosine of the angle between the two, per layer
 */
public record DriftRecord(List<Float> relative, List<Float> cosine) {

    /** The analysis's public name, under which the journal holds this. */
    public static final String NAME = "drift";

    public DriftRecord {
        relative = List.copyOf(relative);
        cosine = List.copyOf(cosine);
        if (relative.size() != cosine.size()) {
            throw new IllegalArgumentException(
                    "cosine: expected %d layers, got %d".formatted(relative.size(), cosine.size()));
        }
    }

    /** What an entry of a journal holds; empty if the analysis was not on, or it is unpruned. */
    public static Optional<DriftRecord> of(JournalEntry entry) {
        return entry.extra(NAME).map(tree -> RecordJson.record(tree, DriftRecord.class, NAME));
    }

    /** What the journal holds. */
    public JsonElement json() {
        return RecordJson.tree(this);
    }
}
