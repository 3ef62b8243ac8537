package fastv.analysis.result;

import fastv.core.error.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of a finished or unfinished run.
 *
 * @param name of the folder
 * @param folder where it lies
 */
public record RunSource(String name, Path folder) {

    /**
     * The run of a folder, or of the journal in it.
     *
     * @throws BadInputException if there is no journal
     */
    public static RunSource of(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path folder = whole;
        if (Files.isRegularFile(whole) && whole.getParent() != null) {
            folder = whole.getParent();
        }
        RunSource run = new RunSource(String.valueOf(folder.getFileName()), folder);
        if (!Files.isRegularFile(run.journal())) {
            throw new BadInputException(
                    path + ": expected a run folder, which holds journal.jsonl, found none");
        }
        return run;
    }

    /** One line per entry. */
    public Path journal() {
        return folder.resolve("journal.jsonl");
    }

    /** The experiment as it was resolved. */
    public Path experiment() {
        return folder.resolve("experiment.yaml");
    }
}
