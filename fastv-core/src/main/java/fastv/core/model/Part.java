package fastv.core.model;

/** One piece of what a user says: words, or the place where a picture stands. */
public sealed interface Part {

    /**
     * Words, taken literally: a spelling such as {@code <image>} or {@code </s>} stays text.
     *
     * @param text the words, blanks and line breaks included
     */
    record Text(String text) implements Part {}

    /** The place of the next picture. */
    record PictureSlot() implements Part {}
}
