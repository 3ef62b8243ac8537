package fastv.core.prune;

import java.nio.file.Path;
import java.util.Optional;

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
     * The class token's attention on every patch with all heads as one, {@code softmax(q . k /
     * sqrt(width))} over all tokens, one number per patch.
     *
     * @param module as announced
     */
    float[] fullWidthAttention(int module);

    /**
     * The attention a patch receives, averaged over heads and all queries, one number per patch.
     *
     * @param module as announced
     */
    float[] receivedAttention(int module);

    /**
     * Keys averaged over heads, {@code [1 + patches, headDim]}, class token first.
     *
     * @param module as announced
     */
    FloatMatrix meanKeys(int module);

    /**
     * Cosine similarity of the patches' keys, all heads side by side, {@code [patches, patches]}.
     *
     * @param module as announced
     */
    FloatMatrix keyCosine(int module);

    /**
     * How far the patches' keys, all heads side by side, lie from each other, {@code [patches,
     * patches]}: lengths of their differences.
     *
     * @param module as announced
     */
    FloatMatrix keyDistances(int module);

    /**
     * Cosines of the embeddings that CLIP gives to patches and to the question, of all pictures of
     * the sample, since methods compare over all of them: {@code [segments, pictures * patches]},
     * picture after picture. A question is one segment unless it is longer than CLIP's text tower
     * reads at once.
     *
     * @param clip as announced
     */
    FloatMatrix textCosine(Optional<Path> clip);

    /**
     * Where the tower's tokens went under a merging that was announced: for the class token and
     * each patch the row of the merged tower.
     */
    int[] owners(BlockMerging merging);

    /** The rows at the stage's site, patches alone: {@code [patches, width]}. */
    FloatMatrix rows();

    /** Cosine similarity of the patches' rows, {@code [patches, patches]}. */
    FloatMatrix cosine();
}
