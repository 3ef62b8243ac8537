package fastv.analysis.scores;

import com.google.gson.JsonElement;
import fastv.core.journal.JournalEntry;
import fastv.core.json.RecordJson;
import java.util.List;
import java.util.Optional;

/**
 * What each stage of a strategy scored and kept on each picture, by original patch, and where the
 * patches lie. Of the prefill; later rankings are left out.
 *
 * @param pictures in the order of the prompt
 * @param stages in the order in which they acted, picture by picture; empty for an unpruned answer
 */
public record ScoresRecord(List<ShownPicture> pictures, List<StageScores> stages) {

    /** The analysis's public name, under which the journal holds this. */
    public static final String NAME = "scores";

    public ScoresRecord {
        pictures = List.copyOf(pictures);
        stages = List.copyOf(stages);
    }

    /** What an entry of a journal holds; empty if the analysis was not on. */
    public static Optional<ScoresRecord> of(JournalEntry entry) {
        return entry.extra(NAME).map(tree -> RecordJson.record(tree, ScoresRecord.class, NAME));
    }

    /** The patches of a picture that its last stage kept, ascending; all of them without one. */
    public List<Integer> kept(int picture) {
        return stages.stream()
                .filter(stage -> stage.picture() == picture)
                .reduce((earlier, later) -> later)
                .map(StageScores::kept)
                .orElseGet(() -> pictures.get(picture).patches());
    }

    /** What the journal holds. */
    public JsonElement json() {
        return RecordJson.tree(this);
    }
}
