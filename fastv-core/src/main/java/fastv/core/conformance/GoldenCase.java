package fastv.core.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import fastv.core.error.BadInputException;
import fastv.core.weights.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One golden case: a folder with {@code case.json}, and beside it the tensors, pictures and texts
 * that its entries name by {@code "tensor:NAME"} and {@code "file:NAME"}.
 */
public final class GoldenCase {
    private static final String TENSOR = "tensor:";
    private static final String FILE = "file:";

    private final Path folder;
    private final JsonObject root;
    private @Nullable SafetensorsFile tensors;

    private GoldenCase(Path folder, JsonObject root) {
        this.folder = folder;
        this.root = root;
    }

    /**
     * Reads {@code case.json} of a folder.
     *
     * @throws BadInputException if it is missing, is no JSON object, or has no kind, name, input or
     *     expectation
     */
    public static GoldenCase open(Path folder) {
        Path file = folder.resolve("case.json");
        try {
            JsonElement json = JsonParser.parseString(Files.readString(file));
            JsonObject root = json.getAsJsonObject();
            for (String key : new String[] {"kind", "name", "input", "expect"}) {
                if (!root.has(key)) {
                    throw new BadInputException(file + ": expected the key \"" + key + "\"");
                }
            }
            return new GoldenCase(folder, root);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read", e);
        } catch (JsonParseException | IllegalStateException e) {
            throw new BadInputException(file + ": expected a JSON object", e);
        }
    }

    /** The kind's name. */
    public String kind() {
        return root.get("kind").getAsString();
    }

    /** The case's own name. */
    public String name() {
        return root.get("name").getAsString();
    }

    /** The folder of the case. */
    public Path folder() {
        return folder;
    }

    /**
     * The folder of the checkpoint the case runs on: the first {@code checkpoints/NAME} found going
     * up from the case.
     *
     * @throws BadInputException if the case names none or none is found
     */
    public Path checkpoint() {
        JsonElement name = root.get("checkpoint");
        if (name == null || name.isJsonNull()) {
            throw new BadInputException(folder + ": expected a \"checkpoint\"");
        }
        for (Path up = folder.toAbsolutePath(); up != null; up = up.getParent()) {
            Path found = up.resolve("checkpoints").resolve(name.getAsString());
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        throw new BadInputException(
                folder + ": checkpoint " + name + ": no such folder below any checkpoints/ above");
    }

    /** Whether the case names a checkpoint. */
    public boolean hasCheckpoint() {
        return root.has("checkpoint") && !root.get("checkpoint").isJsonNull();
    }

    /** The inputs, as they stand in the file. */
    public JsonObject input() {
        return root.getAsJsonObject("input");
    }

    /** The expectations, as they stand in the file. */
    public JsonObject expect() {
        return root.getAsJsonObject("expect");
    }

    /** Whether the case gives this input, and not as {@code null}. */
    public boolean hasInput(String name) {
        return input().has(name) && !input().get(name).isJsonNull();
    }

    /** An input integer. */
    public int integer(String name) {
        return required(name).getAsInt();
    }

    /** An input number in double precision. */
    public double number(String name) {
        return required(name).getAsDouble();
    }

    /** An input string. */
    public String string(String name) {
        return required(name).getAsString();
    }

    /** An input list of integers. */
    public int[] integers(String name) {
        return required(name).getAsJsonArray().asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .toArray();
    }

    private JsonElement required(String name) {
        if (!hasInput(name)) {
            throw new BadInputException(folder + ": expected the input \"" + name + "\"");
        }
        return input().get(name);
    }

    /** The name of the tensor an entry refers to, if it refers to one. */
    public static Optional<String> tensorName(JsonElement entry) {
        return reference(entry, TENSOR);
    }

    /** The file an entry refers to, if it refers to one. */
    public Optional<Path> file(JsonElement entry) {
        return reference(entry, FILE).map(folder::resolve);
    }

    private static Optional<String> reference(JsonElement entry, String prefix) {
        if (entry.isJsonPrimitive()
                && entry.getAsJsonPrimitive().isString()
                && entry.getAsString().startsWith(prefix)) {
            return Optional.of(entry.getAsString().substring(prefix.length()));
        }
        return Optional.empty();
    }

    /** The tensors beside the case. */
    public SafetensorsFile tensors() {
        if (tensors == null) {
            tensors = SafetensorsFile.open(folder.resolve("tensors.safetensors"));
        }
        return tensors;
    }

    /**
     * The largest absolute error allowed below an expected name, or nothing where it must be equal.
     * A tolerance holds for everything below its name.
     *
     * @param name the expected name, the part before the first {@code '.'} or {@code '['} counts
     */
    public Optional<Double> tolerance(String name) {
        String top = name.split("[.\\[]", 2)[0];
        JsonObject all = root.getAsJsonObject("tolerance");
        return all == null || !all.has(top)
                ? Optional.empty()
                : Optional.of(all.get(top).getAsDouble());
    }
}
