package fastv.models.prompt;

/**
 * The prompt of LLaVA-1.5, and of LLaVA-NeXT on Vicuna, as its authors write it (haotian-liu/LLaVA,
 * {@code llava/conversation.py}, {@code vicuna_v1}; FastV and FasterVLM use it too). The next
 * {@code USER:} follows {@code </s>} without a blank.
 */
public final class VicunaV1 {
    /** The declaration. */
    public static final PromptTemplate TEMPLATE =
            PromptTemplate.named("vicuna_v1", "haotian-liu/LLaVA, llava/conversation.py")
                    .opening(
                            "A chat between a curious user and an artificial intelligence"
                                    + " assistant. The assistant gives helpful, detailed, and"
                                    + " polite answers to the user's questions. ")
                    .user("USER: ", " ASSISTANT:")
                    .answer(" ", "")
                    .answerEnd("</s>")
                    .build(PromptVariant.AUTHORS);

    private VicunaV1() {}
}
