package fastv.models.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.cost.VisionShape;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.WeightKernels;
import fastv.core.model.Glance;
import fastv.core.model.RandomClip;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.models.checkpoint.Activation;
import fastv.models.checkpoint.ClipConfig;
import fastv.models.checkpoint.ClipTextConfig;
import fastv.models.checkpoint.ClipVisionConfig;
import fastv.models.checkpoint.ExpectedTensor;
import fastv.models.checkpoint.ShapeCheck;
import fastv.models.vision.ClipTower;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Builds the towers' own classes around weights that are drawn. */
public final class RandomTowers implements RandomClip {
    private static final String VISION_BLOCK = "vision.layers.0.";
    private static final String TEXT_BLOCK = "text.layers.0.";
    private static final int VOCABULARY = 256; // no row of the table is read more than once
    private static final int CHANNELS = 3;
    private static final double EPS = 1e-5;

    @Override
    public Towers make(Kernels kernels, NDManager manager, Sizes sizes, Dtype dtype) {
        ClipConfig config = new ClipConfig(text(sizes), vision(sizes), sizes.text().projection());
        Draw vision =
                new Draw(kernels.weights(), manager, dtype, ShapeCheck.expected(config.vision()));
        Draw text =
                new Draw(kernels.weights(), manager, Dtype.FLOAT32, ShapeCheck.expected(config));
        ClipTower.Weights weights = weights(vision, sizes.vision().layersRun());
        return new Open(
                new ClipTower(config.vision(), kernels.vision(), weights),
                weights,
                reader(config, kernels, text));
    }

    private static ClipTower.Weights weights(Draw vision, int blocks) {
        TensorBundle block = vision.bundle(VISION_BLOCK, name -> name.startsWith(VISION_BLOCK));
        return new ClipTower.Weights(
                vision.bundle("vision.", name -> !name.startsWith("vision.layers.")),
                Collections.nCopies(blocks, block),
                further -> block);
    }

    private static ClipText reader(ClipConfig config, Kernels kernels, Draw text) {
        TensorBundle block = text.bundle(TEXT_BLOCK, name -> name.startsWith(TEXT_BLOCK));
        return new ClipText(
                config,
                kernels,
                text.bundle("", name -> !name.startsWith("text.layers.")),
                Collections.nCopies(config.text().layers(), block));
    }

    private static ClipVisionConfig vision(Sizes sizes) {
        VisionShape shape = sizes.vision();
        return new ClipVisionConfig(
                shape.hidden(),
                shape.intermediateSize(),
                sizes.visionBlocks(),
                shape.heads(),
                shape.imageSize(),
                shape.patchSize(),
                CHANNELS,
                EPS,
                Activation.QUICK_GELU);
    }

    private static ClipTextConfig text(Sizes sizes) {
        Text text = sizes.text();
        return new ClipTextConfig(
                text.hidden(),
                text.intermediateSize(),
                text.blocks(),
                text.heads(),
                VOCABULARY,
                text.positions(),
                VOCABULARY - 1,
                EPS,
                Activation.QUICK_GELU);
    }

    /**
     * Draws the tensors of a configuration: biases small, other vectors with deviation one, rows of
     * matrices with that of {@code 1/sqrt(inputs)}, so that activations and attention keep an
     * ordinary size.
     */
    private record Draw(
            WeightKernels weights, NDManager manager, Dtype dtype, List<ExpectedTensor> tensors) {

        TensorBundle bundle(String root, Predicate<String> which) {
            Map<String, NDArray> drawn = new HashMap<>();
            for (ExpectedTensor tensor : tensors) {
                if (which.test(tensor.name())) {
                    drawn.put(tensor.name().substring(root.length()), draw(tensor));
                }
            }
            return new TensorBundle(drawn);
        }

        private NDArray draw(ExpectedTensor tensor) {
            long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
            long inputs = tensor.shape().stream().skip(1).reduce(1L, Math::multiplyExact);
            double deviation =
                    tensor.name().endsWith(".bias") ? 0.02 : 1 / Math.sqrt((double) inputs);
            return weights.normal(manager, shape, deviation, dtype);
        }
    }

    /** The towers made. */
    private record Open(ClipTower tower, ClipTower.Weights weights, ClipText text)
            implements Towers {

        @Override
        public void require(Set<VisualNeed> needs) {
            tower.require(needs);
        }

        @Override
        public Glance look(NDManager owner, NDArray pixelValues, Set<VisualNeed> needs) {
            return tower.look(owner, pixelValues, needs);
        }

        @Override
        public Glance asked(
                NDManager owner, Glance glance, List<VisualStage> stages, int questionTokens) {
            int[] ids = new int[questionTokens];
            for (int i = 0; i < questionTokens; i++) {
                ids[i] = i % VOCABULARY;
            }
            ids[questionTokens - 1] = VOCABULARY - 1;
            Map<VisualNeed, NDArray> found = new HashMap<>();
            Map<VisualNeed, Duration> times = new HashMap<>();
            for (VisualStage stage : stages) {
                for (VisualNeed need : stage.needs()) {
                    if (need instanceof VisualNeed.TextCosine) {
                        long start = System.nanoTime();
                        found.put(need, text.cosines(owner, glance.hidden(), ids));
                        times.put(need, Duration.ofNanos(System.nanoTime() - start));
                    }
                }
            }
            return glance.with(found, times);
        }

        @Override
        public void close() {
            weights.embeddings().close();
            weights.spare().apply(0).close();
            text.close();
        }
    }
}
