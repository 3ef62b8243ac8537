package fastv.core.journal;

import fastv.core.error.BadInputException;
import java.nio.file.Path;
import java.util.List;

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
     * @throws BadInputException if the file is no journal
     */
    String render(Path journal, ReportFormat format);

    /**
     * Makes the report of several runs. Most reports show one; those that join runs override this.
     *
     * @param journals the files, at least one
     * @param format how to write it
     * @throws BadInputException as above, or if it cannot show as many
     */
    default String render(List<Path> journals, ReportFormat format) {
        if (journals.size() != 1) {
            throw new BadInputException("runs: expected one, got " + journals.size());
        }
        return render(journals.get(0), format);
    }
}
