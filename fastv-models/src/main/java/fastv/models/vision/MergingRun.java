package fastv.models.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.VisionKernels;
import fastv.core.model.Glance;
import fastv.core.prune.BlockMerging;
import fastv.core.prune.FloatMatrix;
import fastv.models.checkpoint.ClipVisionConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The tower's blocks with tokens merged between attention and MLP of each. All pictures lose as
 * many tokens, each picture its own.
 */
final class MergingRun {
    private final ClipVisionConfig config;
    private final VisionKernels kernels;
    private final List<TensorBundle> layers;
    private final BlockMerging merging;
    private long readingNanos;
    private long mergingNanos;

    MergingRun(
            ClipVisionConfig config,
            VisionKernels kernels,
            List<TensorBundle> layers,
            BlockMerging merging) {
        this.config = config;
        this.kernels = kernels;
        this.layers = layers;
        this.merging = merging;
    }

    /** One picture's tokens: how many patches each stands for, and where every patch went. */
    private static final class Tokens {
        private float[] sizes;
        private int[] owner;

        Tokens(int count) {
            sizes = new float[count];
            Arrays.fill(sizes, 1);
            owner = IntStream.range(0, count).toArray();
        }

        /** Follows one merging. */
        void move(int[] places) {
            float[] summed = new float[Arrays.stream(places).max().orElse(-1) + 1];
            for (int token = 0; token < places.length; token++) {
                summed[places[token]] += sizes[token];
            }
            sizes = summed;
            owner = Arrays.stream(owner).map(token -> places[token]).toArray();
        }
    }

    /**
     * Runs, once.
     *
     * @param embedded {@code [pictures, 1 + patches, visionHidden]}; closed on the way
     */
    Glance.Merged run(NDManager owner, NDArray embedded) {
        long start = System.nanoTime();
        List<Tokens> pictures = new ArrayList<>();
        for (int i = 0; i < embedded.getShape().get(0); i++) {
            pictures.add(new Tokens(Math.toIntExact(embedded.getShape().get(1))));
        }
        int[] leaving = merging.perBlock(layers.size());
        NDArray hidden = embedded;
        for (int layer = 0; layer < layers.size(); layer++) {
            try (NDManager step = owner.newSubManager()) {
                hidden.attach(step);
                hidden = block(step, hidden, layers.get(layer), pictures, leaving[layer]);
                hidden.attach(owner);
            }
        }
        long nanos = System.nanoTime() - start - readingNanos - mergingNanos;
        return new Glance.Merged(
                hidden,
                pictures.stream().map(one -> Arrays.stream(one.owner).boxed().toList()).toList(),
                Duration.ofNanos(readingNanos),
                Duration.ofNanos(mergingNanos),
                Duration.ofNanos(nanos));
    }

    private NDArray block(
            NDManager step,
            NDArray hidden,
            TensorBundle weights,
            List<Tokens> pictures,
            int asked) {
        NDArray sizes = sizes(step, pictures);
        VisionKernels.Attended attended =
                kernels.attentionOfMerged(
                        step,
                        hidden,
                        weights,
                        config.heads(),
                        config.layerNormEps(),
                        sizes,
                        merging.isAttentionProportional());
        NDArray left =
                asked == 0 ? attended.hidden() : merge(step, attended, sizes, pictures, asked);
        return kernels.mlp(
                step,
                left,
                weights,
                config.layerNormEps(),
                config.activation().name().toLowerCase(Locale.ROOT));
    }

    private NDArray merge(
            NDManager step,
            VisionKernels.Attended attended,
            NDArray sizes,
            List<Tokens> pictures,
            int asked) {
        long start = System.nanoTime();
        NDArray similarity = kernels.alternatingCosine(step, attended.keys());
        Shape shape = similarity.getShape(); // [pictures, even, odd]
        float[] cosines = similarity.toFloatArray();
        long read = System.nanoTime();
        int even = (int) shape.get(1);
        int odd = (int) shape.get(2);
        int tokens = even + odd;
        long[] places = new long[pictures.size() * tokens];
        for (int i = 0; i < pictures.size(); i++) {
            float[] own = Arrays.copyOfRange(cosines, i * even * odd, (i + 1) * even * odd);
            int[] to =
                    merging.owners(new FloatMatrix(even, odd, own), pictures.get(i).sizes, asked);
            pictures.get(i).move(to);
            for (int token = 0; token < tokens; token++) {
                places[i * tokens + token] = to[token];
            }
        }
        NDArray at = step.create(places, new Shape(pictures.size(), tokens));
        NDArray left = kernels.merge(step, attended.hidden(), sizes, at, sizes(step, pictures));
        readingNanos += read - start;
        mergingNanos += System.nanoTime() - read;
        return left;
    }

    private static NDArray sizes(NDManager step, List<Tokens> pictures) {
        int tokens = pictures.get(0).sizes.length;
        float[] all = new float[pictures.size() * tokens];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i).sizes, 0, all, i * tokens, tokens);
        }
        return step.create(all, new Shape(pictures.size(), tokens));
    }
}
