package fastv.core.token;

import java.util.Locale;

/**
 * The four kinds of token that the FastV paper distinguishes (arXiv:2403.06764, section 3.1).
 *
 * <p>A prompt without pictures is all {@link #INSTRUCTION}; its system segment is empty.
 */
public enum Segment {
    /** Everything before the first visual token: BOS, system sentence, role words. */
    SYSTEM(0),
    /** Visual tokens. */
    IMAGE(1),
    /** Everything after the first picture that is not visual, up to the end of the prompt. */
    INSTRUCTION(2),
    /** Generated tokens. */
    OUTPUT(3);

    private final int index;

    Segment(int index) {
        this.index = index;
    }

    /** Its place wherever statistics list the four: system, image, instruction, output. */
    public int index() {
        return index;
    }

    /** Its name in files: {@code system}. */
    public String publicName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
