package fastv.models.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.error.BadInputException;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.VisionKernels;
import fastv.core.prune.VisualNeed;
import fastv.models.checkpoint.ClipVisionConfig;
import fastv.models.weights.ModelWeights;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
     * What the tower makes of pictures.
     *
     * @param hidden after the last block that runs, {@code [pictures, 1 + patches, visionHidden]}
     * @param evidence what was announced
     */
    public record Encoding(NDArray hidden, Map<VisualNeed, NDArray> evidence) {
        public Encoding {
            evidence = Map.copyOf(evidence);
        }
    }

    /**
     * Runs the tower.
     *
     * @param pixelValues {@code [pictures, channels, size, size]}
     * @param needs what stages will read; a block nobody asks about gives its output alone
     * @throws BadInputException if a need names a block that does not run
     */
    public Encoding encode(NDManager owner, NDArray pixelValues, Set<VisualNeed> needs) {
        needs.forEach(this::requireRun);
        Map<VisualNeed, NDArray> evidence = new HashMap<>();
        NDArray hidden = kernels.embed(owner, pixelValues, embeddings, config.layerNormEps());
        for (int layer = 0; layer < layers.size(); layer++) {
            NDArray before = hidden;
            int index = layer;
            List<VisualNeed> asked =
                    needs.stream().filter(need -> need.index(config.layers()) == index).toList();
            hidden =
                    asked.isEmpty()
                            ? block(owner, before, layers.get(layer))
                            : block(owner, before, layers.get(layer), asked, evidence);
            before.close();
        }
        return new Encoding(hidden, evidence);
    }

    private void requireRun(VisualNeed need) {
        int index = need.index(config.layers());
        if (index < 0 || index >= layers.size()) {
            throw new BadInputException(
                    "module: expected one of the tower's "
                            + layers.size()
                            + " blocks that run, 0 to "
                            + (layers.size() - 1)
                            + " or, from the end, "
                            + -config.layers()
                            + " to "
                            + (layers.size() - 1 - config.layers())
                            + ", got "
                            + need.module());
        }
    }

    private NDArray block(NDManager owner, NDArray hidden, TensorBundle weights) {
        return kernels.layer(
                owner, hidden, weights, config.heads(), config.layerNormEps(), activation());
    }

    private NDArray block(
            NDManager owner,
            NDArray hidden,
            TensorBundle weights,
            List<VisualNeed> asked,
            Map<VisualNeed, NDArray> evidence) {
        VisionKernels.LayerOutput output =
                kernels.layerWithEvidence(
                        owner,
                        hidden,
                        weights,
                        config.heads(),
                        config.layerNormEps(),
                        activation());
        for (VisualNeed need : asked) {
            evidence.put(
                    need,
                    need instanceof VisualNeed.ClassAttention
                            ? kernels.classAttention(owner, output)
                            : kernels.meanKeys(owner, output));
        }
        output.classQuery().close();
        output.keys().close();
        return output.hidden();
    }

    private String activation() {
        return config.activation().name().toLowerCase(Locale.ROOT);
    }
}
