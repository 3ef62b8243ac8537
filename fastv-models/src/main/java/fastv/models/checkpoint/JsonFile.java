package fastv.models.checkpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import fastv.core.error.BadInputException;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A JSON file of a checkpoint, read strictly: one object, no key twice, no text behind it, and no
 * larger than such files are.
 */
final class JsonFile {

    /** The longest index in circulation is below 20 MB; configurations have a few kB. */
    private static final long MAX_BYTES = 64_000_000L;

    /** Enough for every double; reading decimals takes quadratic time. */
    private static final int MAX_DIGITS = 400;

    private final Path path;

    private JsonFile(Path path) {
        this.path = path;
    }

    /**
     * The object in the file.
     *
     * @throws BadInputException if the file is missing, too large, or not one JSON object
     */
    static JsonObject read(Path path) {
        return new JsonFile(path).object();
    }

    private JsonObject object() {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new BadInputException(
                        path
                                + ": expected at most "
                                + MAX_BYTES
                                + " bytes of JSON, got "
                                + Files.size(path));
            }
        } catch (NoSuchFileException e) {
            throw new BadInputException(path + ": no such file", e);
        } catch (IOException e) {
            throw new BadInputException(path + ": cannot be read: " + e.getMessage(), e);
        }
        try (Reader text = Files.newBufferedReader(path);
                JsonReader json = new JsonReader(text)) {
            json.setStrictness(Strictness.STRICT);
            if (json.peek() != JsonToken.BEGIN_OBJECT) {
                throw new BadInputException(path + ": expected a JSON object");
            }
            JsonObject object = value(json).getAsJsonObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new BadInputException(path + ": expected nothing after the JSON object");
            }
            return object;
        } catch (IOException e) {
            throw new BadInputException(path + ": expected valid JSON" + place(e), e);
        }
    }

    /** Recursion is safe: the reader refuses more than 255 levels. */
    private JsonElement value(JsonReader json) throws IOException {
        return switch (json.peek()) {
            case BEGIN_OBJECT -> members(json);
            case BEGIN_ARRAY -> {
                JsonArray array = new JsonArray();
                json.beginArray();
                while (json.hasNext()) {
                    array.add(value(json));
                }
                json.endArray();
                yield array;
            }
            case STRING -> new JsonPrimitive(json.nextString());
            case NUMBER -> new JsonPrimitive(number(json));
            case BOOLEAN -> new JsonPrimitive(json.nextBoolean());
            default -> {
                json.nextNull();
                yield JsonNull.INSTANCE;
            }
        };
    }

    private BigDecimal number(JsonReader json) throws IOException {
        String digits = json.nextString();
        if (digits.length() > MAX_DIGITS) {
            throw new BadInputException(
                    path + ": " + json.getPath() + ": number of " + digits.length() + " digits");
        }
        return new BigDecimal(digits);
    }

    private JsonObject members(JsonReader json) throws IOException {
        JsonObject object = new JsonObject();
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            if (object.has(key)) {
                throw new BadInputException(path + ": " + json.getPath() + ": key given twice");
            }
            object.add(key, value(json));
        }
        json.endObject();
        return object;
    }

    private static String place(IOException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        int at = line.indexOf(" at line ");
        String place = at < 0 ? "" : ", malformed" + line.substring(at);
        return place.length() <= 160 ? place : place.substring(0, 157) + "...";
    }
}
