package fastv.models.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.error.BadInputException;
import fastv.core.kernel.ClipTextKernels;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.MappedWeights;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.VisionKernels;
import fastv.models.checkpoint.ClipCheckpoint;
import fastv.models.checkpoint.ClipConfig;
import fastv.models.checkpoint.ClipTextConfig;
import fastv.models.checkpoint.StoredTensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * An open CLIP checkpoint: its text tower, and both projections into the space where texts and
 * patches can be compared. Radford et al., arXiv:2103.00020. Computes in float32 whatever the model
 * beside it does, as CDPruner's code does.
 */
final class CommonSpace implements AutoCloseable {
    private static final Dtype DTYPE = Dtype.FLOAT32;
    private static final String LAYERS = "text.layers.";

    private final ClipConfig config;
    private final ClipCheckpoint checkpoint;
    private final MappedWeights mapped;
    private final ClipTextKernels kernels;
    private final VisionKernels rows;
    private final TensorBundle ends;
    private final List<TensorBundle> layers;
    private final QuestionReader reader;

    /**
     * @param manager what the weights live as long as
     * @throws BadInputException if the folder cannot be used, one line per problem
     */
    CommonSpace(Path folder, NDManager manager, Kernels kernels) {
        this.checkpoint = ClipCheckpoint.open(folder);
        this.config = checkpoint.config();
        this.reader = new QuestionReader(folder, config);
        this.mapped = new MappedWeights(manager, kernels.weights());
        this.kernels = kernels.clipText();
        this.rows = kernels.vision();
        this.ends = bundle("", name -> !name.startsWith(LAYERS));
        this.layers =
                IntStream.range(0, config.text().layers())
                        .mapToObj(layer -> LAYERS + layer + ".")
                        .map(prefix -> bundle(prefix, name -> name.startsWith(prefix)))
                        .toList();
    }

    private TensorBundle bundle(String root, Predicate<String> which) {
        Map<String, NDArray> tensors = new HashMap<>();
        checkpoint.tensors().stream()
                .filter(which)
                .forEach(name -> tensors.put(name.substring(root.length()), tensor(name)));
        return new TensorBundle(tensors);
    }

    private NDArray tensor(String name) {
        StoredTensor stored = checkpoint.tensor(name);
        return mapped.load(stored.file(), stored.entry(), DTYPE);
    }

    /** What its {@code config.json} says. */
    ClipConfig config() {
        return config;
    }

    /** The folder. */
    Path folder() {
        return checkpoint.folder().path();
    }

    /**
     * How near patches lie to a text.
     *
     * @param features of the vision tower, {@code [pictures, 1 + patches, visionHidden]}
     * @param text ordinary text; no spelling in it becomes a special token
     * @return {@code [segments, pictures * patches]} float32
     * @throws BadInputException if the tokenizer gives an id that the tower has not
     */
    NDArray cosines(NDManager owner, NDArray features, String text) {
        try (NDManager scope = owner.newSubManager()) {
            NDArray patches =
                    kernels.patches(scope, features, ends, config.vision().layerNormEps());
            return kernels.cosine(owner, embedding(scope, text), patches);
        }
    }

    /**
     * The embeddings of a text, one per segment.
     *
     * @return {@code [segments, projection]} float32
     */
    NDArray embedding(NDManager owner, String text) {
        NDArray all = null;
        for (TextSegment segment : reader.segments(text)) {
            NDArray one = embedding(owner, segment);
            all = all == null ? one : rows.join(owner, all, one);
        }
        if (all == null) {
            throw new IllegalStateException("a text has a start and an end token at least");
        }
        return all;
    }

    /** As {@link QuestionReader#macs}. */
    long macs(String text, long patches) {
        return reader.macs(text, patches);
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
        layers.forEach(TensorBundle::close);
        reader.close();
    }
}
