package fastv.models.checkpoint;

import fastv.core.error.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An opened checkpoint: configuration and weights that fit each other. Opening reads headers only;
 * the tensors' bytes are for the engine to map.
 */
public final class Checkpoint {

    private final CheckpointFolder folder;
    private final Optional<CheckpointFolder> tower;
    private final CheckpointConfig config;
    private final TensorNames names;

    private Checkpoint(
            CheckpointFolder folder,
            Optional<CheckpointFolder> tower,
            CheckpointConfig config,
            TensorNames names) {
        this.folder = folder;
        this.tower = tower;
        this.config = config;
        this.names = names;
    }

    /**
     * Opens a checkpoint folder.
     *
     * @throws BadInputException if anything about it cannot be used, one line per problem
     */
    public static Checkpoint open(Path path) {
        return open(path, Optional.empty());
    }

    /**
     * Opens a checkpoint folder in any layout.
     *
     * @param visionTower the CLIP checkpoint to a LLaVA in the authors' layout; if empty it is
     *     looked for beside the folder. A tower inside the checkpoint wins over both.
     * @throws BadInputException if anything about it cannot be used, one line per problem
     */
    public static Checkpoint open(Path path, Optional<Path> visionTower) {
        WeightFiles.requireFolder(path);
        CheckpointFolder folder = CheckpointFolder.open(path);
        CheckpointConfig config = CheckpointConfig.read(path, visionTower);
        TensorNames names = TensorNames.of(folder);
        Optional<CheckpointFolder> tower = tower(folder, names, visionTower);
        if (tower.isPresent()) {
            names = names.withTower(TensorNames.of(tower.get()));
        }
        ShapeCheck.check(path, config, names);
        return new Checkpoint(folder, tower, config, names);
    }

    private static Optional<CheckpointFolder> tower(
            CheckpointFolder folder, TensorNames names, Optional<Path> visionTower) {
        JsonKeys keys = JsonKeys.of(folder.path().resolve("config.json"));
        if (!OriginalLlava.isOriginal(keys) || names.anyUnder("vision.")) {
            return Optional.empty();
        }
        Path tower =
                OriginalLlava.towerFolder(folder.path(), keys, visionTower)
                        .orElseThrow(() -> OriginalLlava.missing(folder.path(), keys));
        return Optional.of(CheckpointFolder.open(tower));
    }

    /** The folder. */
    public CheckpointFolder folder() {
        return folder;
    }

    /** The folder of the vision tower, where that is a checkpoint of its own. */
    public Optional<CheckpointFolder> tower() {
        return tower;
    }

    /** The configuration. */
    public CheckpointConfig config() {
        return config;
    }

    /** All tensors under the project's names. */
    public TensorNames names() {
        return names;
    }

    /**
     * A tensor that the configuration implies.
     *
     * @param name the project's name, see {@link TensorNames}
     * @throws BadInputException if there is none
     */
    public StoredTensor tensor(String name) {
        return names.find(name)
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        folder.path() + ": " + names.missing(name, Set.of())));
    }

    /**
     * The tensors of a tower block behind the one whose output is projected, which the model itself
     * never runs.
     *
     * @return names of tensors that are there in the shapes they should have
     * @throws BadInputException if one is missing or has another shape
     */
    public List<String> spareTowerBlock(ClipVisionConfig vision, int block) {
        List<ExpectedTensor> expected = ModelTensors.ofTowerBlock(vision, block);
        ShapeCheck.check(folder.path(), expected, names);
        return expected.stream().map(ExpectedTensor::name).toList();
    }

    /** {@code preprocessor_config.json}, of this folder or else of the tower's. */
    public Optional<Path> preprocessorConfig() {
        String name = "preprocessor_config.json";
        return folder.file(name).or(() -> tower.flatMap(other -> other.file(name)));
    }

    /** Names in the files of the tensors that the model does not use. */
    public List<String> unused() {
        Set<String> needed =
                ShapeCheck.expected(config).stream()
                        .map(ExpectedTensor::name)
                        .collect(Collectors.toSet());
        List<String> unused = new ArrayList<>(names.unnamed());
        names.named()
                .forEach(
                        (name, tensor) -> {
                            if (!needed.contains(name)) {
                                unused.add(tensor.entry().name());
                            }
                        });
        return unused;
    }

    /** A hash of everything that decides what the model computes, see {@link CheckpointHash}. */
    public String hash() {
        List<CheckpointFolder> folders = new ArrayList<>();
        folders.add(folder);
        tower.ifPresent(folders::add);
        Path clip = folder.path().resolve(ClipCheckpoint.FOLDER);
        if (Files.isDirectory(clip)) {
            folders.add(CheckpointFolder.open(clip));
        }
        return CheckpointHash.of(folders);
    }
}
