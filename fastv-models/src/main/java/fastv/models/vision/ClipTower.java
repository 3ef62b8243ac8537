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
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * CLIP's ViT with a class token, run up to the block whose output is wanted; the final norm never
 * runs, and of later blocks no more than a stage asked about. Radford et al., arXiv:2103.00020.
 */
public final class ClipTower {
    private final ClipVisionConfig config;
    private final VisionKernels kernels;
    private final Weights weights;
    private final List<TensorBundle> layers;
    private final Map<Integer, TensorBundle> spare = new HashMap<>();

    /**
     * What a tower consists of.
     *
     * @param embeddings patches, class token, positions, first norm
     * @param layers the blocks that run
     * @param spare a block that runs for evidence alone, by index
     */
    public record Weights(
            TensorBundle embeddings, List<TensorBundle> layers, IntFunction<TensorBundle> spare) {
        public Weights {
            layers = List.copyOf(layers);
        }
    }

    public ClipTower(ClipVisionConfig config, VisionKernels kernels, Weights weights) {
        this.config = config;
        this.kernels = kernels;
        this.weights = weights;
        this.layers = weights.layers();
    }

    /**
     * The tower of an open model.
     *
     * @param layersRun how many blocks run
     */
    public static ClipTower of(ClipVisionConfig config, int layersRun, ModelWeights weights) {
        return new ClipTower(
                config,
                weights.kernels().vision(),
                new Weights(
                        weights.bundle("vision.", "vision.embeddings.", "vision.pre_layrnorm."),
                        IntStream.range(0, layersRun)
                                .mapToObj(layer -> weights.bundle("vision.layers." + layer + "."))
                                .toList(),
                        layer -> weights.spareTowerBlock(config, layer)));
    }

    /**
     * Checks that needs can be met.
     *
     * @throws BadInputException if one names a block that the tower has not
     */
    public void require(Set<VisualNeed> needs) {
        inModules(needs).forEach(this::requireBlock);
    }

    /**
     * Runs the tower.
     *
     * @param pixelValues {@code [pictures, channels, size, size]}
     * @param needs what stages will read; a block nobody asks about gives its output alone
     * @throws BadInputException as {@link #require}
     */
    public Glance look(NDManager owner, NDArray pixelValues, Set<VisualNeed> needs) {
        require(needs);
        TowerEvidence evidence = new TowerEvidence(kernels, inModules(needs), config.layers());
        long start = System.nanoTime();
        NDArray hidden = embed(owner, pixelValues);
        for (int layer = 0; layer < layers.size(); layer++) {
            NDArray before = hidden;
            hidden = block(owner, before, layer, evidence);
            before.close();
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start).minus(evidence.time());
        lookFurther(owner, hidden, evidence);
        Map<VisualNeed.MergedTower, Glance.Merged> merged = new HashMap<>();
        for (VisualNeed need : needs) {
            if (need instanceof VisualNeed.MergedTower key) {
                merged.put(key, merged(owner, pixelValues, key));
            }
        }
        return new Glance(hidden, evidence.rows(), merged, evidence.times(), Duration.ZERO, time);
    }

    private static List<VisualNeed.InModule> inModules(Set<VisualNeed> needs) {
        return needs.stream()
                .filter(VisualNeed.InModule.class::isInstance)
                .map(VisualNeed.InModule.class::cast)
                .toList();
    }

    private NDArray embed(NDManager owner, NDArray pixelValues) {
        return kernels.embed(owner, pixelValues, weights.embeddings(), config.layerNormEps());
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

    private TensorBundle block(int layer) {
        return layer < layers.size()
                ? layers.get(layer)
                : spare.computeIfAbsent(layer, at -> weights.spare().apply(at));
    }

    private NDArray block(NDManager owner, NDArray hidden, int layer, TowerEvidence evidence) {
        TensorBundle block = block(layer);
        if (!evidence.isAskedOf(layer)) {
            return whole(owner, hidden, block);
        }
        VisionKernels.LayerOutput output =
                kernels.layerWithEvidence(
                        owner, hidden, block, config.heads(), config.layerNormEps(), activation());
        try (VisionKernels.Heads read = output.heads()) {
            evidence.read(owner, layer, read, Duration.ZERO);
        }
        return output.hidden();
    }

    /** Evidence behind the projected features: whole blocks up to the last one asked about. */
    private void lookFurther(NDManager owner, NDArray features, TowerEvidence evidence) {
        int last = evidence.last();
        try (NDManager further = owner.newSubManager()) {
            NDArray hidden = features;
            Duration onTheWay = Duration.ZERO;
            for (int layer = layers.size(); layer <= last; layer++) {
                TensorBundle block = block(layer);
                long start = System.nanoTime();
                if (evidence.isAskedOf(layer)) {
                    try (VisionKernels.Heads heads = heads(further, hidden, block)) {
                        Duration asking = Duration.ofNanos(System.nanoTime() - start);
                        evidence.read(owner, layer, heads, onTheWay.plus(asking));
                    }
                }
                if (layer < last) {
                    start = System.nanoTime();
                    hidden = whole(further, hidden, block);
                    onTheWay = onTheWay.plusNanos(System.nanoTime() - start);
                }
            }
        }
    }

    private VisionKernels.Heads heads(NDManager owner, NDArray hidden, TensorBundle block) {
        return kernels.heads(owner, hidden, block, config.heads(), config.layerNormEps());
    }

    private NDArray whole(NDManager owner, NDArray hidden, TensorBundle block) {
        return kernels.layer(
                owner, hidden, block, config.heads(), config.layerNormEps(), activation());
    }

    private Glance.Merged merged(
            NDManager owner, NDArray pixelValues, VisualNeed.MergedTower need) {
        return new MergingRun(config, kernels, layers, need.merging())
                .run(owner, embed(owner, pixelValues));
    }

    private String activation() {
        return config.activation().name().toLowerCase(Locale.ROOT);
    }
}
