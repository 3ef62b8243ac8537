package fastv.strategies.score;

import fastv.core.prune.PromptEvidence;
import fastv.core.prune.QueryChoice;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.Arrays;

/**
 * The text whose attention judges visual tokens, chosen once per prompt: all text after the
 * pictures, or the {@link TextRaters} among it (arXiv:2410.04417).
 *
 * <p>The release knows one picture. With several, the text after the last one judges, since only it
 * sees them all; where none follows, the text between them does. Where every text token is as close
 * to the picture as any other there is no rater, and all that text judges.
 *
 * @param who which of that text
 */
public record JudgingText(Who who) implements QueryChoice {

    /** Which text tokens judge. */
    public enum Who {
        /** Those closer to the picture than the mean. */
        RATERS,
        /** All of them. */
        TEXT
    }

    @Override
    public int[] choose(PromptEvidence prompt) {
        int[] text = text(prompt.layout());
        int[] visual = prompt.layout().rows(Segment.IMAGE);
        if (who == Who.TEXT || text.length == 0 || visual.length == 0) {
            return text;
        }
        int[] raters = TextRaters.ofProducts(prompt.products(visual, text)).raters();
        return raters.length == 0 ? text : Arrays.stream(raters).map(t -> text[t]).toArray();
    }

    /** The rows that may judge. */
    public static int[] text(TokenLayout layout) {
        int[] visual = layout.rows(Segment.IMAGE);
        int[] text = layout.rows(Segment.INSTRUCTION);
        int last = visual.length == 0 ? -1 : visual[visual.length - 1];
        int[] after = Arrays.stream(text).filter(row -> row > last).toArray();
        return after.length == 0 ? text : after;
    }
}
