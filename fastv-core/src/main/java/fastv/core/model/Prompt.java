package fastv.core.model;

import fastv.core.token.TokenLayout;
import java.util.Arrays;

/** A conversation as a model takes it: readable text, token ids, and what lies at every row. */
public final class Prompt {
    private final String text;
    private final int[] placeholderIds;
    private final int[] ids;
    private final TokenLayout layout;

    /**
     * @param text the prompt as a reader sees it, one {@code <image>} per picture, without BOS; it
     *     cannot be encoded back where a user typed the spelling of a special token
     * @param placeholderIds token ids with one placeholder per picture
     * @param ids token ids with each placeholder repeated for every visual token of its picture
     * @param layout segment, picture and patch of every row of {@code ids}
     * @throws IllegalArgumentException if ids and layout differ in length
     */
    public Prompt(String text, int[] placeholderIds, int[] ids, TokenLayout layout) {
        if (ids.length != layout.size()) {
            throw new IllegalArgumentException(
                    "prompt: expected "
                            + layout.size()
                            + " ids as the layout has rows, got "
                            + ids.length);
        }
        this.text = text;
        this.placeholderIds = placeholderIds.clone();
        this.ids = ids.clone();
        this.layout = layout;
    }

    /** The prompt as a reader sees it, without BOS. */
    public String text() {
        return text;
    }

    /** Token ids with one placeholder per picture. */
    public int[] placeholderIds() {
        return placeholderIds.clone();
    }

    /** Token ids, one per row of the sequence: placeholders stand at all visual tokens. */
    public int[] ids() {
        return ids.clone();
    }

    /** What lies at every row of {@link #ids()}. */
    public TokenLayout layout() {
        return layout;
    }

    /** The same prompt, knowing more of what lies at its rows. */
    public Prompt withLayout(TokenLayout known) {
        return new Prompt(text, placeholderIds, ids, known);
    }

    /** Number of rows. */
    public int size() {
        return ids.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prompt that
                && text.equals(that.text)
                && Arrays.equals(placeholderIds, that.placeholderIds)
                && Arrays.equals(ids, that.ids)
                && layout.equals(that.layout);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return "Prompt[" + layout + "]";
    }
}
