package fastv.models.prompt;

/**
 * The user's text and nothing else, for text-only models that continue it; the project's own. An
 * answer given earlier follows its text directly.
 */
public final class PlainText {
    /** The declaration. */
    public static final PromptTemplate TEMPLATE =
            PromptTemplate.named("plain", "the project's own").build(PromptVariant.LLAVA_HF);

    private PlainText() {}
}
