package fastv.models.prompt;

/** Who tokenises: two references split the same prompt string differently. */
public enum PromptVariant {
    /**
     * As transformers and the llava-hf checkpoints do: the whole string goes through the tokenizer,
     * so only its beginning is the start of a string.
     */
    LLAVA_HF,
    /**
     * As the authors of LLaVA do (haotian-liu/LLaVA, {@code llava/mm_utils.py}): the string is
     * split at the pictures and each piece is a string of its own; BOS stands before the first
     * alone.
     */
    AUTHORS
}
