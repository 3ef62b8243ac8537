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
import fastv.models.tokenizer.CheckpointTokenizer;
import java.nio.file.Path;
import java.util.Arrays;
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
    private final CheckpointTokenizer tokenizer;
    private final int[] frame;

    /**
     * @param manager what the weights live as long as
     * @throws BadInputException if the folder cannot be used, one line per problem
     */
    CommonSpace(Path folder, NDManager manager, Kernels kernels) {
        this.checkpoint = ClipCheckpoint.open(folder);
        this.config = checkpoint.config();
        this.tokenizer = CheckpointTokenizer.open(folder);
        this.frame = tokenizer.encodeMarked("");
        requireFrame(folder);
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

    private void requireFrame(Path folder) {
        boolean known = Arrays.stream(frame).allMatch(id -> id < config.text().vocabSize());
        if (frame.length != 2 || !known) {
            tokenizer.close();
            throw new BadInputException(
                    folder.resolve("tokenizer.json")
                            + ": expected one that puts a text between a start and an end token with"
                            + " ids below vocab_size = "
                            + config.text().vocabSize()
                            + ", got around an empty text "
                            + Arrays.toString(frame));
        }
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
        return tower.cosines(owner, features, ids(text));
    }

    /**
     * The embeddings of a text, one per segment.
     *
     * @return {@code [segments, projection]} float32
     */
    NDArray embedding(NDManager owner, String text) {
        return tower.embedding(owner, ids(text));
    }

    private int[] ids(String text) {
        int[] inner = tokenizer.encodeStart(text);
        int[] ids = new int[inner.length + 2];
        ids[0] = frame[0];
        System.arraycopy(inner, 0, ids, 1, inner.length);
        ids[ids.length - 1] = frame[1];
        for (int id : ids) {
            if (id >= config.text().vocabSize()) {
                throw new BadInputException(
                        folder().resolve("tokenizer.json")
                                + ": expected ids below vocab_size = "
                                + config.text().vocabSize()
                                + ", got "
                                + id);
            }
        }
        return ids;
    }

    @Override
    public void close() {
        tower.close();
        tokenizer.close();
    }
}
