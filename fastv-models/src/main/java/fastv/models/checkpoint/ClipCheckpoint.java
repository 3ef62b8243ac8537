package fastv.models.checkpoint;

import fastv.core.error.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * An opened CLIP checkpoint, as far as a model needs it that has CLIP's vision tower already: the
 * text tower, the vision tower's last norm and both projections. Opening reads headers only.
 */
public final class ClipCheckpoint {
    /** The folder of a checkpoint in which the whole CLIP of its vision tower may lie. */
    public static final String FOLDER = "clip";

    private final CheckpointFolder folder;
    private final ClipConfig config;
    private final TensorNames names;
    private final List<String> expected;

    private ClipCheckpoint(
            CheckpointFolder folder,
            ClipConfig config,
            TensorNames names,
            List<ExpectedTensor> expected) {
        this.folder = folder;
        this.config = config;
        this.names = names;
        this.expected = expected.stream().map(ExpectedTensor::name).toList();
    }

    /**
     * Opens a folder.
     *
     * @throws BadInputException if it is no CLIP with a text tower, one line per problem
     */
    public static ClipCheckpoint open(Path path) {
        WeightFiles.requireFolder(path);
        CheckpointFolder folder = CheckpointFolder.open(path);
        ClipConfig config = ClipConfig.read(path);
        TensorNames names = TensorNames.of(folder);
        if (!names.anyUnder("text.")) {
            throw new BadInputException(
                    path
                            + ": expected CLIP's text tower (text_model.*, text_projection.weight),"
                            + " got a checkpoint without it");
        }
        List<ExpectedTensor> expected = ShapeCheck.expected(config);
        ShapeCheck.check(path, expected, names);
        return new ClipCheckpoint(folder, config, names, expected);
    }

    /** The folder. */
    public CheckpointFolder folder() {
        return folder;
    }

    /** The configuration. */
    public ClipConfig config() {
        return config;
    }

    /** The project's names of the tensors that are needed. */
    public List<String> tensors() {
        return expected;
    }

    /** One of them. */
    public StoredTensor tensor(String name) {
        return names.find(name)
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        folder.path() + ": " + names.missing(name, Set.of())));
    }
}
