package fastv.models.prompt;

/**
 * The prompt of LLaVA-NeXT on Mistral as its authors write it (haotian-liu/LLaVA, {@code
 * llava/conversation.py}, {@code mistral_instruct}): no system sentence, the next {@code [INST]}
 * directly behind {@code </s>}.
 */
public final class MistralInstruct {
    /** The declaration. */
    public static final PromptTemplate TEMPLATE =
            PromptTemplate.named("mistral-instruct", "haotian-liu/LLaVA, llava/conversation.py")
                    .user("[INST] ", " [/INST]")
                    .answer(" ", " ")
                    .answerEnd("</s>")
                    .build(PromptVariant.AUTHORS);

    private MistralInstruct() {}
}
