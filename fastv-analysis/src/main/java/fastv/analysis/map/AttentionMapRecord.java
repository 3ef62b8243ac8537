package fastv.analysis.map;

import com.google.gson.JsonElement;
import fastv.core.journal.JournalEntry;
import fastv.core.json.RecordJson;
import fastv.core.prune.FloatMatrix;
import java.util.List;
import java.util.Optional;

/**
 * Attention maps of one answer: prompt and output tokens run once more as one sequence, unpruned,
 * without a cache.
 *
 * @param tokens length n of the sequence: prompt and output
 * @param pool side p of the blocks that are averaged; 1 for none
 * @param borders where the segments begin that the sequence has, ascending
 * @param maps one per chosen layer, ascending
 * @param anchors columns that stay high, the highest of each layer first
 */
public record AttentionMapRecord(
        int tokens, int pool, List<Border> borders, List<LayerMap> maps, List<Anchor> anchors) {

    /** The analysis's public name, under which the journal holds this. */
    public static final String NAME = "attention-map";

    /** The lower end of the authors' logarithmic colour scale. */
    public static final double COLOUR_FLOOR = 0.0007;

    public AttentionMapRecord {
        borders = List.copyOf(borders);
        maps = List.copyOf(maps);
        anchors = List.copyOf(anchors);
        int side = tokens / Math.max(1, pool);
        for (LayerMap map : maps) {
            if (pool < 1 || map.blocks().rows() != side || map.blocks().columns() != side) {
                throw new IllegalArgumentException(
                        "maps: expected %d x %d blocks of pool %d, got %s"
                                .formatted(side, side, pool, map.blocks()));
            }
        }
    }

    /**
     * Where a segment begins.
     *
     * @param segment {@code system}, {@code image}, {@code instruction} or {@code output}
     * @param token its first token
     * @param block the same in blocks: token / pool, which may lie within a block
     */
    public record Border(String segment, int token, double block) {}

    /**
     * One layer, averaged over heads and over blocks of p x p; rows and columns beyond the last
     * whole block are left out, entries above the diagonal are zeros and count.
     *
     * @param layer 0-based
     * @param blocks {@code [n / p, n / p]}: queries down, keys across; six significant digits
     * @param maximum the largest block, unrounded: the upper end of a logarithmic colour scale
     */
    public record LayerMap(int layer, FloatMatrix blocks, double maximum) {}

    /**
     * A column that many queries attend to.
     *
     * @param layer 0-based
     * @param column the token's place in the sequence
     * @param segment as of {@link Border}
     * @param text the token as text; empty for a visual one
     * @param received attention on it, averaged over heads and over all later queries: 0 to 1
     */
    public record Anchor(int layer, int column, String segment, String text, double received) {}

    /** What an entry of a journal holds; empty if the analysis left this answer out. */
    public static Optional<AttentionMapRecord> of(JournalEntry entry) {
        return entry.extra(NAME)
                .map(tree -> RecordJson.record(tree, AttentionMapRecord.class, NAME));
    }

    /** What the journal holds. */
    public JsonElement json() {
        return RecordJson.tree(this);
    }
}
