package fastv.core.prune;

/** What a stage before the decoder may look at, for one picture. Computed on demand, in float32. */
public interface VisualEvidence {

    /** Number of patches. */
    int patches();

    /** Which picture of the sample, 0-based. */
    int picture();

    /** The seed of this run and sample, for methods that draw. */
    SampleSeed seed();

    /**
     * The class token's attention on every patch after the softmax over all tokens, {@code [heads,
     * patches]}.
     *
     * @param module as announced
     */
    FloatMatrix classAttention(int module);

    /**
     * Keys averaged over heads, {@code [1 + patches, headDim]}, class token first.
     *
     * @param module as announced
     */
    FloatMatrix meanKeys(int module);

    /** The rows at the stage's site, patches alone: {@code [patches, width]}. */
    FloatMatrix rows();

    /** Cosine similarity of the patches' rows, {@code [patches, patches]}. */
    FloatMatrix cosine();
}
