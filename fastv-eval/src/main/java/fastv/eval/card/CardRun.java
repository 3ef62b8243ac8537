package fastv.eval.card;

import fastv.core.error.BadInputException;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import fastv.core.journal.Provenance;
import fastv.core.score.Score;
import fastv.core.score.Scoreboard;
import fastv.core.score.Scorer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One run that a card tells of.
 *
 * @param name the experiment's, without the hash that a run's folder adds
 * @param provenance of its first entry
 * @param answers in its journal
 * @param board its scores
 */
record CardRun(String name, Provenance provenance, long answers, Scoreboard board) {

    /**
     * Reads a run.
     *
     * @param folder of the run
     * @param checkpoint hash that its entries must have
     * @throws BadInputException if there is no journal, or it is of another checkpoint
     */
    static CardRun read(Path folder, String checkpoint, Map<String, Scorer> scorers) {
        Path journal = folder.resolve("journal.jsonl");
        if (!Files.isRegularFile(journal)) {
            throw new BadInputException(
                    folder + ": expected the folder of a run, found no journal.jsonl");
        }
        Provenance provenance;
        long answers = 0;
        try (JournalReader reader = JournalReader.open(journal)) {
            if (!reader.hasNext()) {
                throw new BadInputException(journal + ": expected answers, found none");
            }
            JournalEntry first = reader.next();
            provenance = first.provenance();
            answers++;
            while (reader.hasNext()) {
                reader.next();
                answers++;
            }
        }
        if (!provenance.identity().checkpointHash().equals(checkpoint)) {
            throw new BadInputException(
                    "%s: expected a run of the checkpoint with hash %s, got one of %s"
                            .formatted(folder, checkpoint, provenance.identity().checkpointHash()));
        }
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return new CardRun(
                name.replaceFirst("-[0-9a-f]{10}$", ""),
                provenance,
                answers,
                Scoreboard.of(journal, scorers));
    }

    /** The unpruned setting first, then by label. */
    List<String> settings() {
        return board.settings().stream()
                .sorted(
                        Comparator.<String, Boolean>comparing(
                                        label -> !label.equals(JournalEntry.UNPRUNED))
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** All scores of the unpruned setting, or of the only one. */
    List<Score> scores(String setting) {
        return board.kinds().stream()
                .flatMap(kind -> board.scores(setting, kind).stream())
                .toList();
    }
}
