package fastv.analysis.loyalty;

import com.google.gson.JsonElement;
import fastv.core.journal.JournalEntry;
import fastv.core.json.RecordJson;
import java.util.Optional;

/**
 * How loyal an answer is to the unpruned model's of the same sample and seed. The unpruned answers
 * themselves have none.
 *
 * @param sameAnswer whether all tokens are equal
 * @param sameFirstToken whether the most likely first token is the same
 * @param klUnpruned KL(unpruned || this) of the first token's distribution, in nats: what is lost
 *     by using this one where the unpruned one holds
 * @param klReverse KL(this || unpruned) in nats, as VTW computes it to choose its layer
 * @param commonPrefix how many tokens the two answers share from the start
 */
public record LoyaltyRecord(
        boolean sameAnswer,
        boolean sameFirstToken,
        double klUnpruned,
        double klReverse,
        int commonPrefix) {

    /** The analysis's public name, under which the journal holds this. */
    public static final String NAME = "loyalty";

    /** What an entry of a journal holds; empty if the analysis was not on, or it is unpruned. */
    public static Optional<LoyaltyRecord> of(JournalEntry entry) {
        return entry.extra(NAME).map(tree -> RecordJson.record(tree, LoyaltyRecord.class, NAME));
    }

    /** What the journal holds. */
    public JsonElement json() {
        return RecordJson.tree(this);
    }
}
