package fastv.core.journal;

import java.nio.file.Path;

/**
 * Something made from a journal alone, without model or data. Bound in a map binder {@code String
 * -> JournalReport} under its public name.
 */
public interface JournalReport {

    /** One sentence: what it shows. */
    String summary();

    /**
     * Makes the report. The same entries give the same bytes, in whatever order they were written.
     *
     * @param journal the file
     * @param format how to write it
     * @throws fastv.core.error.BadInputException if the file is no journal
     */
    String render(Path journal, ReportFormat format);
}
