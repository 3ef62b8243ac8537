package fastv.core.token;

/**
 * The four kinds of token that the FastV paper distinguishes (arXiv:2403.06764, section 3.1).
 *
 * <p>A prompt without pictures is all {@link #INSTRUCTION}; its system segment is empty.
 */
public enum Segment {
    /** Everything before the first visual token: BOS, system sentence, role words. */
    SYSTEM,
    /** Visual tokens. */
    IMAGE,
    /** Everything after the first picture that is not visual, up to the end of the prompt. */
    INSTRUCTION,
    /** Generated tokens. */
    OUTPUT
}
