package fastv.models.image;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import fastv.core.error.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The keys of one JSON object, read with defaults; what is wrong with any is said at once. */
final class JsonKeys {
    private final JsonObject json;
    private final String origin;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param origin the file, for messages
     */
    JsonKeys(JsonObject json, String origin) {
        this.json = json;
        this.origin = origin;
    }

    /**
     * The value of a key, or the default where it is missing or null. A value that cannot be used
     * is noted as a problem.
     *
     * @param expected what the value should be, for the message
     * @param reading throws {@link IllegalArgumentException} or {@link IllegalStateException} for
     *     values that are something else
     */
    <T> T value(String key, String expected, Function<JsonElement, T> reading, T otherwise) {
        JsonElement element = json.get(key);
        if (element == null || element.isJsonNull()) {
            return otherwise;
        }
        try {
            return reading.apply(element);
        } catch (IllegalArgumentException | IllegalStateException e) {
            problems.add("%s: %s: expected %s, got %s".formatted(origin, key, expected, element));
            return otherwise;
        }
    }

    /** A truth value. */
    boolean flag(String key, boolean otherwise) {
        return value(key, "true or false", JsonKeys::truth, otherwise);
    }

    /** A text, if there is one. */
    Optional<String> text(String key) {
        return value(
                key,
                "a string",
                element -> Optional.of(primitive(element).getAsString()),
                Optional.empty());
    }

    /**
     * Ends the reading.
     *
     * @throws BadInputException with all problems, if there were any
     */
    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new BadInputException(problems);
        }
    }

    /** A finite number. */
    static double number(JsonElement element) {
        if (!primitive(element).isNumber() || !Double.isFinite(element.getAsDouble())) {
            throw new IllegalArgumentException("number: " + element);
        }
        return element.getAsDouble();
    }

    /** An integer between bounds. */
    static int integer(JsonElement element, int least, int most) {
        double number = number(element);
        if (number != Math.rint(number) || number < least || number > most) {
            throw new IllegalArgumentException("integer: " + element);
        }
        return (int) number;
    }

    private static boolean truth(JsonElement element) {
        if (!primitive(element).isBoolean()) {
            throw new IllegalArgumentException("flag: " + element);
        }
        return element.getAsBoolean();
    }

    private static JsonPrimitive primitive(JsonElement element) {
        return element.getAsJsonPrimitive();
    }
}
