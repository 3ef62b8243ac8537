package fastv.models.checkpoint;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which files of a folder are its weights, and why others are not read. */
final class WeightFiles {

    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final List<String> PICKLES = List.of(".bin", ".pth", ".pt", ".ckpt");

    private WeightFiles() {}

    static void requireFolder(Path path) {
        if (Files.isRegularFile(path)) {
            String name = String.valueOf(path.getFileName());
            throw new BadInputException(
                    path
                            + ": expected a folder with config.json and model.safetensors, got a"
                            + " file"
                            + (isForeign(name) ? "; " + advice(name) : ""));
        }
        if (!Files.isDirectory(path)) {
            throw new BadInputException(path + ": no such checkpoint folder");
        }
    }

    /** The index to follow; a single {@code model.safetensors} goes first, as in transformers. */
    static Optional<Path> index(Path folder) {
        if (Files.isRegularFile(folder.resolve(SINGLE))) {
            return Optional.empty();
        }
        List<String> indexes =
                list(folder).stream()
                        .filter(name -> name.endsWith(".safetensors.index.json"))
                        .toList();
        if (indexes.size() > 1 && !indexes.contains(INDEX)) {
            throw new BadInputException(
                    folder + ": expected one index of weights, got " + String.join(", ", indexes));
        }
        return indexes.isEmpty()
                ? Optional.empty()
                : Optional.of(folder.resolve(indexes.contains(INDEX) ? INDEX : indexes.get(0)));
    }

    /** The weights of a folder without index. */
    static List<Path> unindexed(Path folder) {
        if (Files.isRegularFile(folder.resolve(SINGLE))) {
            return List.of(folder.resolve(SINGLE));
        }
        List<String> names = list(folder);
        List<Path> files =
                names.stream()
                        .filter(name -> name.endsWith(".safetensors"))
                        .map(folder::resolve)
                        .toList();
        if (files.isEmpty()) {
            Optional<String> foreign = names.stream().filter(WeightFiles::isForeign).findFirst();
            throw new BadInputException(
                    folder
                            + ": expected model.safetensors or "
                            + INDEX
                            + ", got "
                            + foreign.map(name -> name + "; " + advice(name)).orElse("neither"));
        }
        return files;
    }

    private static boolean isForeign(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".gguf") || PICKLES.stream().anyMatch(lower::endsWith);
    }

    private static String advice(String name) {
        boolean gguf = name.toLowerCase(Locale.ROOT).endsWith(".gguf");
        return (gguf
                        ? "GGUF files are not read"
                        : "pickle files are not read (opening one can run code)")
                + ": load the model in transformers and save it with"
                + " model.save_pretrained(folder, safe_serialization=True)";
    }

    /** The names of a folder's files, ascending. */
    private static List<String> list(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInputException(folder + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
