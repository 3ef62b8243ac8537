package fastv.analysis.paper;

import fastv.core.error.BadInputException;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import fastv.core.score.Score;
import fastv.core.score.Scoreboard;
import fastv.core.score.Scorer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A journal with its scores and costs.
 *
 * @param journal the file
 * @param board its answers judged
 * @param flops the paper's count by setting
 * @param dataHash of the samples and pictures that were asked about
 */
record JudgedRun(Path journal, Scoreboard board, MeanFlops flops, String dataHash) {

    /**
     * Judges a journal.
     *
     * @throws BadInputException if it is none
     */
    static JudgedRun of(Path journal, Map<String, Scorer> scorers) {
        Scoreboard board = Scoreboard.of(journal, scorers);
        try (JournalReader reader = JournalReader.open(journal)) {
            String data = reader.next().provenance().identity().dataHash();
            return new JudgedRun(journal, board, MeanFlops.of(journal), data);
        }
    }

    /**
     * This run, whose other settings can be compared with the unpruned one.
     *
     * @throws BadInputException if it holds no judged answers of the unpruned model
     */
    JudgedRun withUnpruned() {
        if (!board.settings().contains(JournalEntry.UNPRUNED)) {
            throw new BadInputException(
                    journal
                            + ": expected judged answers of the setting none to compare with, got"
                            + " settings "
                            + board.settings());
        }
        return this;
    }

    List<String> kinds() {
        return List.copyOf(board.kinds());
    }

    /**
     * The metric for tables.
     *
     * @throws BadInputException if nothing of this setting and kind was judged
     */
    Score score(String setting, String kind) {
        return board.scores(setting, kind).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        "%s: expected judged answers of the setting %s to questions of the kind %s, got none; was the run interrupted?"
                                                .formatted(journal, setting, kind)));
    }
}
