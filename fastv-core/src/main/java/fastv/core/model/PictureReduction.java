package fastv.core.model;

import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualStage;
import fastv.core.token.TokenLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage before the decoder made of one picture.
 *
 * @param picture 0-based in the sample
 * @param site where it acted
 * @param ranking public name of what ranked
 * @param requested what was asked for
 * @param candidates patches or tokens that entered
 * @param tokens the tokens that went on, as {@link VisualStage.Reduction} counts them
 * @param scores one per candidate, or none
 * @param marks one per candidate, or none
 */
public record PictureReduction(
        int picture,
        VisualStage.Site site,
        String ranking,
        String requested,
        int candidates,
        List<MergedToken> tokens,
        List<Float> scores,
        List<Float> marks) {
    public PictureReduction {
        tokens = List.copyOf(tokens);
        scores = List.copyOf(scores);
        marks = List.copyOf(marks);
    }

    /** The patch that each token shows, for a stage that patches entered. */
    public int[] patches() {
        return shownBy(null);
    }

    /**
     * The patch that each token shows: the source of largest weight, of equal ones the first, or
     * {@link TokenLayout#NONE} for the class token.
     *
     * @param before what each token that entered showed; null if they were the patches
     */
    int[] shownBy(int @Nullable [] before) {
        int shift = site == VisualStage.Site.PROJECTOR_OUT ? 0 : 1;
        return tokens.stream()
                .mapToInt(token -> heaviest(token) - shift)
                .map(row -> row < 0 ? TokenLayout.NONE : before == null ? row : before[row])
                .toArray();
    }

    /** The row that counts most; -1 for a token of nothing. */
    private static int heaviest(MergedToken token) {
        int[] rows = token.tokens();
        float[] weights = token.weights();
        int best = -1;
        for (int i = 0; i < rows.length; i++) {
            best = best < 0 || weights[i] > weights[best] ? i : best;
        }
        return best < 0 ? -1 : rows[best];
    }
}
