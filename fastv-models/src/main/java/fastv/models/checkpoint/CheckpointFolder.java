package fastv.models.checkpoint;

import fastv.core.error.BadInputException;
import fastv.core.weights.SafetensorsFile;
import fastv.core.weights.TensorEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder with {@code config.json} and safetensors files, one or several. Opening reads headers
 * only. Tensors have their names in the files here; {@link TensorNames} renames them.
 */
public final class CheckpointFolder {

    private final Path path;
    private final List<SafetensorsFile> files;
    private final Map<String, StoredTensor> tensors;

    private CheckpointFolder(Path path, List<SafetensorsFile> files) {
        this.path = path;
        this.files = List.copyOf(files);
        this.tensors = Collections.unmodifiableMap(collect(files));
    }

    /**
     * Opens a folder: {@code model.safetensors}, or the shards of {@code
     * model.safetensors.index.json}, or whatever safetensors files there are.
     *
     * @throws BadInputException if the folder, {@code config.json} or weights are missing, if
     *     weights are in a format that is not read, or if index and shards contradict each other
     */
    public static CheckpointFolder open(Path path) {
        WeightFiles.requireFolder(path);
        if (!Files.isRegularFile(path.resolve("config.json"))) {
            throw new BadInputException(
                    path + ": expected a checkpoint folder, got one without config.json");
        }
        Optional<Path> index = WeightFiles.index(path);
        List<Path> shards =
                index.isPresent() ? ShardIndex.shards(index.get()) : WeightFiles.unindexed(path);
        List<SafetensorsFile> files = shards.stream().map(SafetensorsFile::open).toList();
        CheckpointFolder folder = new CheckpointFolder(path, files);
        index.ifPresent(file -> ShardIndex.check(file, files));
        return folder;
    }

    private static Map<String, StoredTensor> collect(List<SafetensorsFile> files) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (SafetensorsFile file : files) {
            for (TensorEntry entry : file.entries().values()) {
                StoredTensor other =
                        tensors.putIfAbsent(entry.name(), new StoredTensor(file.path(), entry));
                if (other != null) {
                    problems.add(
                            file.path()
                                    + ": "
                                    + entry.name()
                                    + ": expected in one file only, also in "
                                    + other.file().getFileName());
                }
            }
        }
        Problems.refuse(problems);
        return tensors;
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** The weight files, in the order of their names. */
    public List<SafetensorsFile> files() {
        return files;
    }

    /** Every tensor under its name in the files. */
    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    /** Another file of the checkpoint, such as {@code tokenizer.json}, if it is there. */
    public Optional<Path> file(String name) {
        return Optional.of(path.resolve(name)).filter(Files::isRegularFile);
    }

    /** Bytes of all weight files. */
    public long weightBytes() {
        return files.stream().mapToLong(SafetensorsFile::sizeBytes).sum();
    }
}
