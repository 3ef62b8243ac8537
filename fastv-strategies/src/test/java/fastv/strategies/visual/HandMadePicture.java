package fastv.strategies.visual;

import fastv.core.prune.BlockMerging;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.VisualEvidence;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture of which a test knows every number.
 *
 * @param rows {@code [patch, width]}
 * @param cosine {@code [patch, patch]}
 * @param attention of the class token, one head
 * @param text {@code [segment, picture * patch]}
 * @param distances of keys, {@code [patch, patch]}
 */
record HandMadePicture(
        int picture,
        FloatMatrix rows,
        FloatMatrix cosine,
        FloatMatrix attention,
        FloatMatrix text,
        FloatMatrix distances)
        implements VisualEvidence {

    /** A picture whose keys nobody reads. */
    HandMadePicture(
            int picture,
            FloatMatrix rows,
            FloatMatrix cosine,
            FloatMatrix attention,
            FloatMatrix text) {
        this(picture, rows, cosine, attention, text, new FloatMatrix(0, 0, new float[0]));
    }

    @Override
    public int patches() {
        return rows.rows();
    }

    @Override
    public SampleSeed seed() {
        return new SampleSeed(1, "sample");
    }

    @Override
    public FloatMatrix classAttention(int module) {
        return attention;
    }

    @Override
    public FloatMatrix textCosine(Optional<Path> clip) {
        return text;
    }

    private static IllegalStateException unknown() {
        return new IllegalStateException("not announced");
    }

    @Override
    public float[] fullWidthAttention(int module) {
        throw unknown();
    }

    @Override
    public float[] receivedAttention(int module) {
        throw unknown();
    }

    @Override
    public FloatMatrix meanKeys(int module) {
        throw unknown();
    }

    @Override
    public FloatMatrix keyCosine(int module) {
        throw unknown();
    }

    @Override
    public FloatMatrix keyDistances(int module) {
        return distances;
    }

    @Override
    public int[] owners(BlockMerging merging) {
        throw unknown();
    }
}
