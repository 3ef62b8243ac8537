package fastv.models.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonIOException;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import fastv.core.error.BadInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JSON object in a file of bounded size. */
final class JsonFile {
    /** Above every published tokenizer (the largest known has 33 MB). */
    static final long MAX_BYTES = 128L << 20;

    private static final Pattern PLACE = Pattern.compile("line (\\d+) column (\\d+)");

    private JsonFile() {}

    /**
     * Reads the object.
     *
     * @throws BadInputException if the file is missing, larger than {@link #MAX_BYTES}, or no JSON
     *     object in UTF-8
     */
    static JsonObject read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + ": expected a file, found none");
        }
        try {
            requireModestSize(file);
            return parse(file);
        } catch (JsonSyntaxException | MalformedJsonException e) {
            throw new BadInputException(file + place(e) + ": expected valid JSON", e);
        } catch (JsonIOException | IOException e) {
            boolean coding = e.getCause() instanceof CharacterCodingException;
            String problem = coding ? ": expected UTF-8 text" : ": cannot be read";
            throw new BadInputException(file + problem, e);
        } catch (StackOverflowError e) {
            throw new BadInputException(file + ": expected JSON, got one nested too deeply", e);
        }
    }

    private static JsonObject parse(Path file) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file);
                JsonReader reader = new JsonReader(text)) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = JsonParser.parseReader(reader);
            if (!root.isJsonObject()) {
                throw new BadInputException(file + ": expected a JSON object");
            }
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new BadInputException(file + ": expected nothing behind the JSON object");
            }
            return root.getAsJsonObject();
        }
    }

    private static void requireModestSize(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > MAX_BYTES) {
            throw new BadInputException(
                    file + ": expected at most " + MAX_BYTES + " bytes, got " + bytes);
        }
    }

    /** {@code ":line:column"} where the reader's message says it. */
    private static String place(Exception e) {
        Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
        return place.find() ? ":" + place.group(1) + ":" + place.group(2) : "";
    }
}
