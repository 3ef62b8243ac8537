package fastv.core.journal;

import com.google.gson.JsonElement;
import fastv.core.cost.FlopsFigures;
import fastv.core.cost.StageTimes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One sample under one setting: one line of the journal.
 *
 * <p>Keys of the line are the names of the components, in their order; times are seconds, token
 * counts per layer are lists.
 *
 * @param format version of this form, {@link #FORMAT}
 * @param setting label of the setting; {@link #UNPRUNED} is the baseline
 * @param sample what was asked
 * @param answer what was said
 * @param tokens how many tokens lay where
 * @param kept what each stage of the strategy kept
 * @param times wall time by stage
 * @param flops results by public name of the formula
 * @param memory bytes held
 * @param provenance what made this entry
 * @param extra results of further analyses by name
 */
public record JournalEntry(
        int format,
        String setting,
        AskedSample sample,
        GivenAnswer answer,
        TokenCounts tokens,
        List<KeptPositions> kept,
        StageTimes times,
        Map<String, FlopsFigures> flops,
        MemoryUse memory,
        Provenance provenance,
        Map<String, JsonElement> extra) {

    /** The form this version of the program writes and reads. */
    public static final int FORMAT = 2;

    /** Label of the setting without pruning. */
    public static final String UNPRUNED = "none";

    public JournalEntry {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format: expected " + FORMAT + ", got " + format);
        }
        kept = List.copyOf(kept);
        // sorted, so that a line does not depend on the order of insertion
        flops = Collections.unmodifiableMap(new TreeMap<>(flops));
        extra = deepCopy(extra);
    }

    /** Results of further analyses by name; a copy, since JSON trees can be changed. */
    @Override
    public Map<String, JsonElement> extra() {
        return deepCopy(extra);
    }

    /** The result of one further analysis; a copy. */
    public Optional<JsonElement> extra(String name) {
        return Optional.ofNullable(extra.get(name)).map(JsonElement::deepCopy);
    }

    /** What this is the only entry for. */
    public EntryKey key() {
        return new EntryKey(setting, provenance.seed(), sample.id());
    }

    private static Map<String, JsonElement> deepCopy(Map<String, JsonElement> trees) {
        Map<String, JsonElement> copy = new TreeMap<>();
        trees.forEach((name, tree) -> copy.put(name, tree.deepCopy()));
        return Collections.unmodifiableMap(copy);
    }
}
