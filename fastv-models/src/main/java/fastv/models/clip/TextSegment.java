package fastv.models.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A piece of a text of no more tokens than CLIP's text tower reads at once. A longer text is cut
 * without a start or end token of its own in each piece, as CDPruner's code does.
 *
 * <p>That code fills the last piece up with zeros. No token sees what stands behind it and nothing
 * is pooled there, so here the last piece is as long as it is.
 */
final class TextSegment {
    /** What files from before mid-2023 say whatever their end token is. */
    private static final int LEGACY_EOS = 2;

    private final int[] ids;
    private final int pooled;

    private TextSegment(int[] ids, int eosTokenId) {
        this.ids = ids;
        this.pooled = eosTokenId == LEGACY_EOS ? largest(ids) : first(ids, eosTokenId);
    }

    /**
     * Cuts a text.
     *
     * @param ids start and end token included, at least one
     * @param length tokens that the tower reads at once
     * @param eosTokenId as {@code config.json} has it
     */
    static List<TextSegment> of(int[] ids, int length, int eosTokenId) {
        List<TextSegment> segments = new ArrayList<>();
        for (int start = 0; start < ids.length; start += length) {
            int end = Math.min(ids.length, start + length);
            segments.add(new TextSegment(Arrays.copyOfRange(ids, start, end), eosTokenId));
        }
        return segments;
    }

    /** Where the largest id stands first: the end token, whose id is the largest of all. */
    private static int largest(int[] ids) {
        int best = 0;
        for (int i = 1; i < ids.length; i++) {
            best = ids[i] > ids[best] ? i : best;
        }
        return best;
    }

    /** Where the id stands first; the start of a piece without it, as transformers has it. */
    private static int first(int[] ids, int id) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return 0;
    }

    /** The tokens. */
    int[] ids() {
        return ids.clone();
    }

    /** The token whose state stands for the piece. */
    int pooled() {
        return pooled;
    }
}
