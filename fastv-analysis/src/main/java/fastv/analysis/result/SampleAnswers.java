package fastv.analysis.result;

import fastv.core.journal.AskedSample;
import fastv.core.journal.JournalEntry;
import java.util.List;
import java.util.Optional;

/**
 * All entries of one sample of one run: every setting's, with every seed.
 *
 * @param run which run, counted from 0
 * @param entries at least one
 */
public record SampleAnswers(int run, List<JournalEntry> entries) {

    public SampleAnswers {
        entries = List.copyOf(entries);
    }

    /** What was asked. */
    public AskedSample sample() {
        return entries.get(0).sample();
    }

    /** The unpruned entry with the same seed. */
    public Optional<JournalEntry> unpruned(JournalEntry entry) {
        return entries.stream()
                .filter(other -> other.setting().equals(JournalEntry.UNPRUNED))
                .filter(other -> other.provenance().seed() == entry.provenance().seed())
                .findFirst();
    }
}
