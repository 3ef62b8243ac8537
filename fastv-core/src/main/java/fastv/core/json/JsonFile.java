package fastv.core.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import fastv.core.error.BadInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One JSON object in a file, read strictly: UTF-8, no key twice, no text behind it, and no larger
 * than such files are.
 */
public final class JsonFile {

    /** Above every file of a published checkpoint: the largest known tokenizer has 33 MB. */
    public static final long MAX_BYTES = 128L << 20;

    private static final Pattern PLACE = Pattern.compile("line (\\d+) column (\\d+)");

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
    public static JsonObject read(Path path) {
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
        } catch (CharacterCodingException e) {
            throw new BadInputException(path + ": expected UTF-8 text", e);
        } catch (EOFException | MalformedJsonException e) {
            throw new BadInputException(path + place(e) + ": expected valid JSON", e);
        } catch (IOException e) {
            throw new BadInputException(path + ": cannot be read: " + e.getMessage(), e);
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

    /** {@code ":line:column"} where the reader's message says it. */
    private static String place(Exception e) {
        Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
        return place.find() ? ":" + place.group(1) + ":" + place.group(2) : "";
    }
}
