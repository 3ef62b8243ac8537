package fastv.models.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.VisionKernels;
import fastv.models.checkpoint.ClipVisionConfig;
import fastv.models.weights.ModelWeights;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * CLIP's ViT with a class token, run up to the block whose output is wanted; later blocks and the
 * final norm never run. Radford et al., arXiv:2103.00020.
 */
public final class ClipTower {
    private final ClipVisionConfig config;
    private final VisionKernels kernels;
    private final TensorBundle embeddings;
    private final List<TensorBundle> layers;

    /**
     * @param layersRun how many blocks run
     */
    public ClipTower(ClipVisionConfig config, int layersRun, ModelWeights weights) {
        this.config = config;
        this.kernels = weights.kernels().vision();
        this.embeddings = weights.bundle("vision.", "vision.embeddings.", "vision.pre_layrnorm.");
        this.layers =
                IntStream.range(0, layersRun)
                        .mapToObj(layer -> weights.bundle("vision.layers." + layer + "."))
                        .toList();
    }

    /**
     * The hidden state after the last block that runs.
     *
     * @param pixelValues {@code [pictures, channels, size, size]}
     * @return {@code [pictures, 1 + patches, visionHidden]}, class token first, in {@code owner}
     */
    public NDArray encode(NDManager owner, NDArray pixelValues) {
        String activation = config.activation().name().toLowerCase(Locale.ROOT);
        NDArray hidden = kernels.embed(owner, pixelValues, embeddings, config.layerNormEps());
        for (TensorBundle layer : layers) {
            NDArray before = hidden;
            hidden =
                    kernels.layer(
                            owner,
                            before,
                            layer,
                            config.heads(),
                            config.layerNormEps(),
                            activation);
            before.close();
        }
        return hidden;
    }
}
