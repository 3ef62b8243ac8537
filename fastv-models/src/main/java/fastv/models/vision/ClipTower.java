package fastv.models.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.error.BadInputException;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.VisionKernels;
import fastv.core.model.Glance;
import fastv.core.prune.VisualNeed;
import fastv.models.checkpoint.ClipVisionConfig;
import fastv.models.weights.ModelWeights;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * CLIP's ViT with a class token, run up to the block whose output is wanted; the final norm never
 * runs, and of later blocks no more than a stage asked about. Radford et al., arXiv:2103.00020.
 */
public final class ClipTower {
    private final ClipVisionConfig config;
    private final ModelWeights weights;
    private final VisionKernels kernels;
    private final TensorBundle embeddings;
    private final List<TensorBundle> layers;
    private final Map<Integer, TensorBundle> spare = new HashMap<>();

    /**
     * @param layersRun how many blocks run
     */
    public ClipTower(ClipVisionConfig config, int layersRun, ModelWeights weights) {
        this.config = config;
        this.weights = weights;
        this.kernels = weights.kernels().vision();
        this.embeddings = weights.bundle("vision.", "vision.embeddings.", "vision.pre_layrnorm.");
        this.layers =
                IntStream.range(0, layersRun)
                        .mapToObj(layer -> weights.bundle("vision.layers." + layer + "."))
                        .toList();
    }

    /**
     * Runs the tower.
     *
     * @param pixelValues {@code [pictures, channels, size, size]}
     * @param needs what stages will read; a block nobody asks about gives its output alone
     * @throws BadInputException if a need names a block that the tower has not
     */
    public Glance look(NDManager owner, NDArray pixelValues, Set<VisualNeed> needs) {
        List<VisualNeed.InModule> inside = inModules(needs);
        long start = System.nanoTime();
        Map<VisualNeed, NDArray> evidence = new HashMap<>();
        NDArray hidden = kernels.embed(owner, pixelValues, embeddings, config.layerNormEps());
        for (int layer = 0; layer < layers.size(); layer++) {
            NDArray before = hidden;
            hidden = block(owner, before, layer, inside, evidence);
            before.close();
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        lookFurther(owner, hidden, inside, evidence);
        Map<VisualNeed.MergedTower, Glance.Merged> merged = new HashMap<>();
        for (VisualNeed need : needs) {
            if (need instanceof VisualNeed.MergedTower key) {
                merged.put(key, merged(owner, pixelValues, key));
            }
        }
        return new Glance(hidden, evidence, merged, Duration.ZERO, time);
    }

    private List<VisualNeed.InModule> inModules(Set<VisualNeed> needs) {
        List<VisualNeed.InModule> inside =
                needs.stream()
                        .filter(VisualNeed.InModule.class::isInstance)
                        .map(VisualNeed.InModule.class::cast)
                        .toList();
        inside.forEach(this::requireBlock);
        return inside;
    }

    private void requireBlock(VisualNeed.InModule need) {
        int index = need.index(config.layers());
        if (index < 0 || index >= config.layers()) {
            throw new BadInputException(
                    "module: expected one of the tower's %d blocks, 0 to %d or, from the end, %d to -1, got %d"
                            .formatted(
                                    config.layers(),
                                    config.layers() - 1,
                                    -config.layers(),
                                    need.module()));
        }
    }

    private List<VisualNeed.InModule> asked(List<VisualNeed.InModule> needs, int layer) {
        return needs.stream().filter(need -> need.index(config.layers()) == layer).toList();
    }

    private TensorBundle block(int layer) {
        return layer < layers.size()
                ? layers.get(layer)
                : spare.computeIfAbsent(layer, at -> weights.spareTowerBlock(config, at));
    }

    private NDArray block(
            NDManager owner,
            NDArray hidden,
            int layer,
            List<VisualNeed.InModule> needs,
            Map<VisualNeed, NDArray> evidence) {
        List<VisualNeed.InModule> asked = asked(needs, layer);
        if (asked.isEmpty()) {
            return kernels.layer(
                    owner,
                    hidden,
                    block(layer),
                    config.heads(),
                    config.layerNormEps(),
                    activation());
        }
        VisionKernels.LayerOutput output =
                kernels.layerWithEvidence(
                        owner,
                        hidden,
                        block(layer),
                        config.heads(),
                        config.layerNormEps(),
                        activation());
        try (VisionKernels.Heads heads = output.heads()) {
            asked.forEach(need -> evidence.put(need, read(owner, heads, need)));
        }
        return output.hidden();
    }

    /** Evidence behind the projected features: whole blocks up to the last one asked about. */
    private void lookFurther(
            NDManager owner,
            NDArray features,
            List<VisualNeed.InModule> needs,
            Map<VisualNeed, NDArray> evidence) {
        int last = needs.stream().mapToInt(need -> need.index(config.layers())).max().orElse(-1);
        try (NDManager further = owner.newSubManager()) {
            NDArray hidden = features;
            for (int layer = layers.size(); layer <= last; layer++) {
                for (VisualNeed.InModule need : asked(needs, layer)) {
                    try (VisionKernels.Heads heads = heads(further, hidden, layer)) {
                        evidence.put(need, read(owner, heads, need));
                    }
                }
                hidden = layer < last ? block(further, hidden, layer, List.of(), Map.of()) : hidden;
            }
        }
    }

    private VisionKernels.Heads heads(NDManager owner, NDArray hidden, int layer) {
        return kernels.heads(owner, hidden, block(layer), config.heads(), config.layerNormEps());
    }

    private NDArray read(NDManager owner, VisionKernels.Heads heads, VisualNeed.InModule need) {
        if (need instanceof VisualNeed.ClassAttention) {
            return kernels.classAttention(owner, heads);
        } else if (need instanceof VisualNeed.FullWidthAttention) {
            return kernels.fullWidthAttention(owner, heads);
        } else if (need instanceof VisualNeed.ReceivedAttention) {
            return kernels.receivedAttention(owner, heads);
        } else if (need instanceof VisualNeed.FullWidthKeys) {
            return kernels.fullWidthKeys(owner, heads);
        }
        return kernels.meanKeys(owner, heads);
    }

    private Glance.Merged merged(
            NDManager owner, NDArray pixelValues, VisualNeed.MergedTower need) {
        NDArray hidden = kernels.embed(owner, pixelValues, embeddings, config.layerNormEps());
        return new MergingRun(config, kernels, layers, need.merging()).run(owner, hidden);
    }

    private String activation() {
        return config.activation().name().toLowerCase(Locale.ROOT);
    }
}
