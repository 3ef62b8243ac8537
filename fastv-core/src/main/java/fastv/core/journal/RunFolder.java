package fastv.core.journal;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The folder of one run: {@code NAME-HASH} with the resolved experiment, the journal and the
 * summary. The hash is the run's identity, so the same command continues in the same folder and a
 * changed file, weight, picture or version gets a new one.
 *
 * @param path the folder
 * @param identity what its results depend on
 */
public record RunFolder(Path path, RunIdentity identity) {
    private static final int HASH_DIGITS = 10;

    /**
     * The folder of a run, which need not exist yet.
     *
     * @param runs folder of all runs
     * @param name the experiment's name; characters that file systems dislike become {@code -}
     */
    public static RunFolder under(Path runs, String name, RunIdentity identity) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        String hash = identity.hash().substring(0, HASH_DIGITS);
        return new RunFolder(runs.resolve((safe.isEmpty() ? "run" : safe) + "-" + hash), identity);
    }

    /** The experiment with everything resolved. */
    public Path experiment() {
        return path.resolve("experiment.yaml");
    }

    /** One line per entry. */
    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    /** The summary as a terminal shows it. */
    public Path summaryText() {
        return path.resolve("summary.txt");
    }

    /** The summary for programs. */
    public Path summaryJson() {
        return path.resolve("summary.json");
    }

    Path lock() {
        return path.resolve(".lock");
    }

    /**
     * Makes the folder if it is missing and saves the resolved experiment.
     *
     * @throws BadInputException if it cannot be written
     */
    public void create(String resolvedExperiment) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new BadInputException(path + ": expected a folder that can be written", e);
        }
        replace(experiment(), resolvedExperiment);
    }

    /**
     * Writes both forms of the summary.
     *
     * @throws BadInputException if they cannot be written
     */
    public void writeSummary(String text, String json) {
        replace(summaryText(), text);
        replace(summaryJson(), json);
    }

    /**
     * Writes the answers, {@code answers.md}, in place of those of an earlier run.
     *
     * @throws BadInputException if they cannot be written
     */
    public void writeAnswers(String markdown) {
        replace(answers(), markdown);
    }

    /**
     * Writes a report beside the journal, {@code NAME.EXTENSION}, in place of an earlier one.
     *
     * @throws BadInputException if it cannot be written
     */
    public void writeReport(String name, String extension, String text) {
        replace(path.resolve(name + "." + extension), text);
    }

    /** Sample by sample what was answered. */
    public Path answers() {
        return path().resolve("answers.md");
    }

    /** Replaces a file as a whole, so that a reader never sees half of it. */
    private static void replace(Path file, String content) {
        Path fresh = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written", e);
        }
    }
}
