package fastv.core.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A journal written line by line, for tests of what reads one. */
public final class SampleJournal {
    private final Path file;
    private final EntryJson json = new EntryJson();

    /**
     * Begins an empty one.
     *
     * @param file where
     */
    public SampleJournal(Path file) throws IOException {
        this.file = Files.createFile(file);
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** Adds an entry. */
    public void add(String setting, AskedSample sample, String answer) throws IOException {
        JournalEntry like = Entries.entry(setting, sample.id(), answer);
        JournalEntry entry =
                new JournalEntry(
                        like.format(),
                        setting,
                        sample,
                        like.answer(),
                        like.tokens(),
                        like.kept(),
                        like.times(),
                        like.flops(),
                        like.memory(),
                        like.provenance(),
                        like.extra());
        Files.write(file, json.line(entry), StandardOpenOption.APPEND);
    }
}
