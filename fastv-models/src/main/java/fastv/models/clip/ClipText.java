package fastv.models.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.ClipTextKernels;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.VisionKernels;
import fastv.models.checkpoint.ClipConfig;
import fastv.models.checkpoint.ClipTextConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * CLIP's text tower, and both projections into the space where texts and patches can be compared.
 * Radford et al., arXiv:2103.00020.
 */
final class ClipText implements AutoCloseable {
    private final ClipConfig config;
    private final ClipTextKernels kernels;
    private final VisionKernels rows;
    private final TensorBundle ends;
    private final List<TensorBundle> layers;

    /**
     * @param ends all weights but those of the text tower's blocks, float32; closed with this
     * @param layers the blocks'
     */
    ClipText(ClipConfig config, Kernels kernels, TensorBundle ends, List<TensorBundle> layers) {
        this.config = config;
        this.kernels = kernels.clipText();
        this.rows = kernels.vision();
        this.ends = ends;
        this.layers = List.copyOf(layers);
    }

    /**
     * How near patches lie to a text.
     *
     * @param features of the vision tower, {@code [pictures, 1 + patches, visionHidden]}
     * @param ids start and end token included
     * @return {@code [segments, pictures * patches]} float32
     */
    NDArray cosines(NDManager owner, NDArray features, int[] ids) {
        try (NDManager scope = owner.newSubManager()) {
            NDArray patches =
                    kernels.patches(scope, features, ends, config.vision().layerNormEps());
            return kernels.cosine(owner, embedding(scope, ids), patches);
        }
    }

    /**
     * The embeddings of a text, one per segment.
     *
     * @param ids start and end token included
     * @return {@code [segments, projection]} float32
     */
    NDArray embedding(NDManager owner, int[] ids) {
        NDArray all = null;
        ClipTextConfig tower = config.text();
        for (TextSegment segment : TextSegment.of(ids, tower.maxPositions(), tower.eosTokenId())) {
            NDArray one = embedding(owner, segment);
            all = all == null ? one : rows.join(owner, all, one);
        }
        if (all == null) {
            throw new IllegalStateException("a text has a start and an end token at least");
        }
        return all;
    }

    private NDArray embedding(NDManager owner, TextSegment segment) {
        ClipTextConfig tower = config.text();
        String activation = tower.activation().name().toLowerCase(Locale.ROOT);
        try (NDManager scope = owner.newSubManager()) {
            NDArray ids = scope.create(Arrays.stream(segment.ids()).asLongStream().toArray());
            NDArray hidden = kernels.embed(scope, ids, ends);
            for (TensorBundle layer : layers) {
                hidden =
                        kernels.layer(
                                scope,
                                hidden,
                                layer,
                                tower.heads(),
                                tower.layerNormEps(),
                                activation);
            }
            return kernels.pool(owner, hidden, segment.pooled(), ends, tower.layerNormEps());
        }
    }

    @Override
    public void close() {
        ends.close();
        layers.stream().distinct().forEach(TensorBundle::close); // blocks may share weights
    }
}
