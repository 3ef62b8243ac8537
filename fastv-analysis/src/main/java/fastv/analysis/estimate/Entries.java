package fastv.analysis.estimate;

import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Streams a journal: one entry at a time, then dropped. */
public final class Entries {
    private Entries() {}

    /**
     * Hands over each entry.
     *
     * @throws fastv.core.error.BadInputException if the file is no journal
     */
    public static void forEach(Path journal, Consumer<JournalEntry> action) {
        try (JournalReader reader = JournalReader.open(journal)) {
            reader.forEachRemaining(action);
        }
    }
}
