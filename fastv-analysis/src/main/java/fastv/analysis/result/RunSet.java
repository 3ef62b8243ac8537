package fastv.analysis.result;

import fastv.core.error.BadInputException;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The runs that a report shows or compares.
 *
 * @param runs at least one
 */
public record RunSet(List<RunSource> runs) {

    public RunSet {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new BadInputException("runs: expected at least one run folder");
        }
    }

    /**
     * The runs of these folders.
     *
     * @throws BadInputException if one holds no journal
     */
    public static RunSet of(List<Path> folders) {
        return new RunSet(folders.stream().map(RunSource::of).distinct().toList());
    }

    /** A setting's name among all runs: alone its label, of several runs with the run before it. */
    public String label(int run, String setting) {
        return runs.size() == 1 ? setting : runs.get(run).name() + ": " + setting;
    }

    /**
     * Reads all journals once, sample by sample: a run writes all answers of a sample before it
     * turns to the next.
     *
     * @throws BadInputException if a line is no entry
     */
    public void forEach(Consumer<SampleAnswers> action) {
        for (int run = 0; run < runs.size(); run++) {
            try (JournalReader reader = JournalReader.open(runs.get(run).journal())) {
                List<JournalEntry> entries = new ArrayList<>();
                while (reader.hasNext()) {
                    JournalEntry entry = reader.next();
                    if (!entries.isEmpty()
                            && !entries.get(0).sample().id().equals(entry.sample().id())) {
                        action.accept(new SampleAnswers(run, entries));
                        entries.clear();
                    }
                    entries.add(entry);
                }
                if (!entries.isEmpty()) {
                    action.accept(new SampleAnswers(run, entries));
                }
            }
        }
    }
}
