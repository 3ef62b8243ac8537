package fastv.core.model;

import ai.djl.ndarray.NDArray;
import fastv.core.kernel.Kernels;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;

/** The evidence of one picture of a glance. */
final class PictureEvidence implements VisualEvidence {
    private final Glance glance;
    private final int picture;
    private final NDArray rows;
    private final SampleSeed seed;
    private final Kernels kernels;

    /**
     * @param rows the patches' rows at the stage's site, {@code [patches, width]}
     */
    PictureEvidence(Glance glance, int picture, NDArray rows, SampleSeed seed, Kernels kernels) {
        this.glance = glance;
        this.picture = picture;
        this.rows = rows;
        this.seed = seed;
        this.kernels = kernels;
    }

    @Override
    public int patches() {
        return Math.toIntExact(rows.getShape().get(0));
    }

    @Override
    public int picture() {
        return picture;
    }

    @Override
    public SampleSeed seed() {
        return seed;
    }

    @Override
    public FloatMatrix classAttention(int module) {
        return announced(new VisualNeed.ClassAttention(module));
    }

    @Override
    public FloatMatrix meanKeys(int module) {
        return announced(new VisualNeed.MeanKeys(module));
    }

    private FloatMatrix announced(VisualNeed need) {
        NDArray all = glance.evidence().get(need);
        if (all == null) {
            throw new IllegalStateException(need + " was not announced");
        }
        try (NDArray one = all.get(picture)) {
            return matrix(one);
        }
    }

    @Override
    public FloatMatrix rows() {
        return matrix(rows);
    }

    @Override
    public FloatMatrix cosine() {
        try (NDArray similarity = kernels.vision().cosine(rows.getManager(), rows)) {
            return matrix(similarity);
        }
    }

    private FloatMatrix matrix(NDArray array) {
        return new FloatMatrix(
                (int) array.getShape().get(0),
                (int) array.getShape().get(1),
                kernels.weights().floats(array));
    }
}
