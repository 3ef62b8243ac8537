package fastv.core.model;

import ai.djl.ndarray.NDArray;
import fastv.core.kernel.Kernels;
import fastv.core.prune.BlockMerging;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    public float[] fullWidthAttention(int module) {
        return announced(new VisualNeed.FullWidthAttention(module)).row(0);
    }

    @Override
    public float[] receivedAttention(int module) {
        return announced(new VisualNeed.ReceivedAttention(module)).row(0);
    }

    @Override
    public FloatMatrix keyCosine(int module) {
        VisualNeed need = new VisualNeed.FullWidthKeys(module);
        try (NDArray keys = require(glance.evidence().get(need), need).get(picture);
                NDArray patches = keys.get("1:");
                NDArray similarity = kernels.vision().cosine(rows.getManager(), patches)) {
            return matrix(similarity);
        }
    }

    @Override
    public FloatMatrix keyDistances(int module) {
        VisualNeed need = new VisualNeed.FullWidthKeys(module);
        try (NDArray keys = require(glance.evidence().get(need), need).get(picture);
                NDArray patches = keys.get("1:");
                NDArray apart = kernels.evidence().distances(rows.getManager(), patches);
                NDArray lengths = apart.mul(Math.sqrt((double) patches.getShape().get(1)))) {
            return matrix(lengths);
        }
    }

    @Override
    public FloatMatrix textCosine(Optional<Path> clip) {
        VisualNeed need = new VisualNeed.TextCosine(clip);
        return matrix(require(glance.evidence().get(need), need));
    }

    @Override
    public int[] owners(BlockMerging merging) {
        VisualNeed.MergedTower need = new VisualNeed.MergedTower(merging);
        return require(glance.merged().get(need), need).owners().get(picture).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public FloatMatrix meanKeys(int module) {
        return announced(new VisualNeed.MeanKeys(module));
    }

    private FloatMatrix announced(VisualNeed need) {
        try (NDArray one = require(glance.evidence().get(need), need).get(picture)) {
            return matrix(one);
        }
    }

    private static <T> T require(@Nullable T found, VisualNeed need) {
        if (found == null) {
            throw new IllegalStateException(need + " was not announced");
        }
        return found;
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
