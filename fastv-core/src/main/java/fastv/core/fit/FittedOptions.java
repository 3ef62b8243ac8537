package fastv.core.fit;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fastv.core.error.BadInputException;
import fastv.core.json.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of fitted options: a JSON object that names its strategy under {@code strategy} and holds
 * what was found beside it.
 */
public final class FittedOptions {
    private static final String STRATEGY = "strategy";

    private final Path file;
    private final JsonObject found;

    private FittedOptions(Path file, JsonObject found) {
        this.file = file;
        this.found = found;
    }

    /**
     * Writes what was found.
     *
     * @throws BadInputException if the file cannot be written
     */
    public static void write(Path file, String strategy, JsonObject found) {
        JsonObject all = new JsonObject();
        all.addProperty(STRATEGY, strategy);
        found.entrySet().forEach(entry -> all.add(entry.getKey(), entry.getValue()));
        String text = new GsonBuilder().setPrettyPrinting().create().toJson(all) + "\n";
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Reads what was found for a strategy.
     *
     * @throws BadInputException if the file cannot be read or is another strategy's
     */
    public static FittedOptions read(Path file, String strategy) {
        FittedOptions options = new FittedOptions(file, JsonFile.read(file));
        JsonElement name = options.found.get(STRATEGY);
        if (name == null || !name.isJsonPrimitive() || !name.getAsString().equals(strategy)) {
            throw options.problem(STRATEGY, "\"" + strategy + "\"");
        }
        return options;
    }

    /** A whole number of 0 or more. */
    public int count(String key) {
        return count(key, found.get(key));
    }

    /** A list of such numbers. */
    public List<Integer> counts(String key) {
        if (!(found.get(key) instanceof JsonArray array)) {
            throw problem(key, "a list of whole numbers of at least 0");
        }
        List<Integer> counts = new ArrayList<>();
        array.forEach(element -> counts.add(count(key, element)));
        return counts;
    }

    private int count(String key, JsonElement element) {
        try {
            if (element != null && element.isJsonPrimitive()) {
                int count = element.getAsBigDecimal().intValueExact();
                if (count >= 0) {
                    return count;
                }
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // told below, as every other value is
        }
        throw problem(key, "a whole number of at least 0");
    }

    private BadInputException problem(String key, String expected) {
        return new BadInputException(
                file + ": " + key + ": expected " + expected + ", got " + found.get(key));
    }
}
