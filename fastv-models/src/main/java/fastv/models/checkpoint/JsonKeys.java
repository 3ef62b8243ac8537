package fastv.models.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import fastv.core.error.BadInputException;
import fastv.core.json.JsonFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One object of a configuration file, which knows its file and key path. A key of the wrong kind is
 * noted and its default returned, so that all problems of a file come out at once by {@link
 * #refuseProblems}. A key whose value is null counts as absent, as in Python.
 */
final class JsonKeys {

    private final Path file;
    private final String prefix;
    private final JsonObject object;
    private final List<String> problems;

    private JsonKeys(Path file, String prefix, JsonObject object, List<String> problems) {
        this.file = file;
        this.prefix = prefix;
        this.object = object;
        this.problems = problems;
    }

    static JsonKeys of(Path file) {
        return new JsonKeys(file, "", JsonFile.read(file), new ArrayList<>());
    }

    Path file() {
        return file;
    }

    boolean has(String key) {
        return object.has(key) && !object.get(key).isJsonNull();
    }

    /** Whether the key stands in the file at all, be it with null. */
    boolean mentions(String key) {
        return object.has(key);
    }

    /** The first of these spellings that is present, or the first of all. */
    String spelling(String... keys) {
        for (String key : keys) {
            if (has(key)) {
                return key;
            }
        }
        return keys[0];
    }

    /** The object under a key, sharing this one's list of problems; empty if the key is absent. */
    Optional<JsonKeys> child(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (!object.get(key).isJsonObject()) {
            problem(key, "an object");
            return Optional.empty();
        }
        return Optional.of(
                new JsonKeys(file, prefix + key + ".", object.getAsJsonObject(key), problems));
    }

    /** The object under a key, or one without keys. */
    JsonKeys childOrEmpty(String key) {
        return child(key)
                .orElseGet(
                        () -> new JsonKeys(file, prefix + key + ".", new JsonObject(), problems));
    }

    int integer(String key, int absent, int min, int max) {
        return integer(key, min, max).orElse(absent);
    }

    OptionalInt integer(String key, int min, int max) {
        if (!has(key)) {
            return OptionalInt.empty();
        }
        OptionalInt value = integer(object.get(key));
        if (value.isEmpty() || value.getAsInt() < min || value.getAsInt() > max) {
            problem(key, "an integer in [" + min + ", " + max + "]");
            return OptionalInt.empty();
        }
        return value;
    }

    /** One id or a list of ids; empty if the key is absent. */
    List<Integer> ids(String key) {
        if (!has(key)) {
            return List.of();
        }
        JsonElement value = object.get(key);
        List<JsonElement> elements =
                value.isJsonArray() ? value.getAsJsonArray().asList() : List.of(value);
        List<Integer> ids = new ArrayList<>();
        for (JsonElement element : elements) {
            OptionalInt id = integer(element);
            if (id.isEmpty() || id.getAsInt() < 0) {
                problem(key, "a token id or a list of token ids");
                return List.of();
            }
            ids.add(id.getAsInt());
        }
        return ids;
    }

    double positiveNumber(String key, double absent) {
        if (!has(key)) {
            return absent;
        }
        double value = isNumber(object.get(key)) ? object.get(key).getAsDouble() : Double.NaN;
        if (!(value > 0) || Double.isInfinite(value)) {
            problem(key, "a positive number");
            return absent;
        }
        return value;
    }

    /** A number that has no default. */
    double requiredPositiveNumber(String key) {
        if (!has(key)) {
            problem(key, "a positive number");
        }
        return positiveNumber(key, 1);
    }

    boolean flag(String key, boolean absent) {
        if (!has(key)) {
            return absent;
        }
        if (object.get(key) instanceof JsonPrimitive value && value.isBoolean()) {
            return value.getAsBoolean();
        }
        problem(key, "true or false");
        return absent;
    }

    String text(String key, String absent) {
        if (!has(key)) {
            return absent;
        }
        if (object.get(key) instanceof JsonPrimitive value && value.isString()) {
            return value.getAsString();
        }
        problem(key, "a string");
        return absent;
    }

    /** A list of strings; empty if the key is absent. */
    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!object.get(key).isJsonArray()) {
            problem(key, "a list of strings");
            return List.of();
        }
        return object.getAsJsonArray(key).asList().stream()
                .map(value -> value.isJsonPrimitive() ? value.getAsString() : value.toString())
                .toList();
    }

    /** Notes that a key's value cannot be used. */
    void problem(String key, String expected) {
        String problem =
                file
                        + ": "
                        + prefix
                        + key
                        + ": expected "
                        + expected
                        + ", got "
                        + (has(key) ? shorten(object.get(key).toString()) : "nothing");
        if (!problems.contains(problem)) { // a key may be looked at for several reasons
            problems.add(problem);
        }
    }

    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new BadInputException(problems);
        }
    }

    /** A contradiction between values, as a record's constructor words it. */
    BadInputException contradiction(IllegalArgumentException e) {
        return new BadInputException(file + ": " + prefix + e.getMessage(), e);
    }

    /** The integer an element holds; Python writes some integers as {@code 2.0}. */
    private static OptionalInt integer(JsonElement element) {
        if (!isNumber(element) || element.getAsString().length() > 20) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(new BigDecimal(element.getAsString()).intValueExact());
        } catch (ArithmeticException e) {
            return OptionalInt.empty();
        }
    }

    private static boolean isNumber(JsonElement element) {
        return element instanceof JsonPrimitive value && value.isNumber();
    }

    private static String shorten(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
