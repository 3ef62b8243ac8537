package fastv.models.prompt;

/**
 * The prompt of LLaVA-1.5 as the chat template of the llava-hf checkpoints writes it: no system
 * sentence, no end token behind an answer.
 */
public final class LlavaHf {
    /** The declaration. */
    public static final PromptTemplate TEMPLATE =
            PromptTemplate.named("llava-hf", "chat template of llava-hf/llava-1.5-7b-hf")
                    .user("USER: ", " ASSISTANT:")
                    .answer(" ", " ")
                    .build(PromptVariant.LLAVA_HF);

    private LlavaHf() {}
}
