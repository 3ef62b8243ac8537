package fastv.models.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.error.BadInputException;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.MappedWeights;
import fastv.core.kernel.TensorBundle;
import fastv.models.checkpoint.ClipCheckpoint;
import fastv.models.checkpoint.ClipConfig;
import fastv.models.checkpoint.StoredTensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * An open CLIP checkpoint: its tokenizer and its {@link ClipText}. Computes in float32 whatever the
 * model beside it does, as CDPruner's code does.
 */
final class CommonSpace implements AutoCloseable {
    private static final Dtype DTYPE = Dtype.FLOAT32;
    private static final String LAYERS = "text.layers.";

    private final ClipConfig config;
    private final ClipCheckpoint checkpoint;
    private final MappedWeights mapped;
    private final ClipText tower;
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
        this.tower =
                new ClipText(
                        config,
                        kernels,
                        bundle("", name -> !name.startsWith(LAYERS)),
                        IntStream.range(0, config.text().layers())
                                .mapToObj(layer -> LAYERS + layer + ".")
                                .map(prefix -> bundle(prefix, name -> name.startsWith(prefix)))
                                .toList());
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

    /**
     * How near patches lie to a text.
     *
     * @param features of the vision tower, {@code [pictures, 1 + patches, visionHidden]}
     * @param text ordinary text; no spelling in it becomes a special token
     * @return {@code [segments, pictures * patches]} float32
     * @throws BadInputException if the tokenizer gives an id that the tower has not
     */
    NDArray cosines(NDManager owner, NDArray features, String text) {
        return tower.cosines(owner, features, reader.ids(text));
    }

    /**
     * The embeddings of a text, one per segment.
     *
     * @return {@code [segments, projection]} float32
     */
    NDArray embedding(NDManager owner, String text) {
        return tower.embedding(owner, reader.ids(text));
    }

    /** As {@link QuestionReader#macs}. */
    long macs(String text, long patches) {
        return reader.macs(text, patches);
    }

    @Override
    public void close() {
        tower.close();
        reader.close();
    }
}
