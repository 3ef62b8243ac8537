package fastv.analysis.shift;

import com.google.gson.JsonElement;
import fastv.core.journal.JournalEntry;
import fastv.core.json.RecordJson;
import fastv.core.prune.FloatMatrix;
import java.util.List;
import java.util.Optional;

/**
 * Attention on the image tokens of one unpruned prompt: the last prompt token's inside the decoder,
 * and the class token's in the vision tower. Means over heads. Image tokens are those of all
 * pictures, in the order of the prompt. Pruned answers have none.
 *
 * @param layers the decoder layers that {@code textVisual} holds, 0-based, ascending
 * @param textVisual {@code [layers, imageTokens]}: attention after the softmax over the whole
 *     prompt, so a row sums to the picture's share, below 1
 * @param classAttention one per image token, after the softmax over class token and patches; empty
 *     where the tower has no class token
 * @param entropy of the last prompt token's attention among image tokens, per decoder layer (all of
 *     them), as a share of the largest possible: 1 for an even spread, 0 for one token
 * @param classEntropy the same of {@code classAttention}; 0 where there is none
 */
public record ShiftRecord(
        List<Integer> layers,
        FloatMatrix textVisual,
        List<Float> classAttention,
        List<Float> entropy,
        float classEntropy) {

    /** The analysis's public name, under which the journal holds this. */
    public static final String NAME = "shift";

    public ShiftRecord {
        layers = List.copyOf(layers);
        classAttention = List.copyOf(classAttention);
        entropy = List.copyOf(entropy);
        if (textVisual.rows() != layers.size()) {
            throw new IllegalArgumentException(
                    "textVisual: expected %d layers, got %d"
                            .formatted(layers.size(), textVisual.rows()));
        }
    }

    /** What an entry of a journal holds; empty if the analysis left this answer out. */
    public static Optional<ShiftRecord> of(JournalEntry entry) {
        return entry.extra(NAME).map(tree -> RecordJson.record(tree, ShiftRecord.class, NAME));
    }

    /** What the journal holds. */
    public JsonElement json() {
        return RecordJson.tree(this);
    }
}
