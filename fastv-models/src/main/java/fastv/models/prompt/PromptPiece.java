package fastv.models.prompt;

/** A stretch of a prompt between template and tokenizer. */
public sealed interface PromptPiece {

    /**
     * Ordinary text, of the template or of a speaker; no spelling in it is special.
     *
     * @param text the text
     */
    record Text(String text) implements PromptPiece {}

    /**
     * A special token that the template puts.
     *
     * @param spelling its spelling in the tokenizer, such as {@code </s>}
     */
    record Special(String spelling) implements PromptPiece {}

    /** The place of the next picture's visual tokens. */
    record Picture() implements PromptPiece {}
}
