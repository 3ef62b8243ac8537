package fastv.models.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The content of a {@code tokenizer.json} in the three forms a prompt needs.
 *
 * <p>The file as it stands recognises special tokens wherever they are spelled. Text of a user must
 * not, so it goes through a copy without them; and since some files treat the very start of a
 * string apart, text that follows a special token goes through a third one that never sees a start.
 */
final class TokenizerJson {
    private static final Set<String> MODELS = Set.of("BPE", "Unigram", "WordPiece", "WordLevel");

    private final JsonObject root;

    private TokenizerJson(JsonObject root) {
        this.root = root;
    }

    /**
     * Checks what this program itself relies on; the rest is the library's to judge.
     *
     * @throws BadInputException if there is no known model, or added tokens are malformed
     */
    static TokenizerJson of(Path file, JsonObject root) {
        if (!(root.get("model") instanceof JsonObject model)) {
            throw new BadInputException(file + ": expected an object \"model\"");
        }
        JsonElement type = model.get("type");
        // files older than 2020 leave the type out, the library infers it
        if (type != null && !(type.isJsonPrimitive() && MODELS.contains(type.getAsString()))) {
            String hint = type.isJsonPrimitive() ? Nearest.hint(type.getAsString(), MODELS) : "";
            throw new BadInputException(
                    file
                            + ": model.type: expected one of [BPE, Unigram, WordLevel, WordPiece],"
                            + " got "
                            + type
                            + hint);
        }
        requireAddedTokens(file, root);
        JsonObject copy = root.deepCopy();
        // the library would cut a prompt at the length the file was trained with
        copy.add("truncation", JsonNull.INSTANCE);
        copy.add("padding", JsonNull.INSTANCE);
        return new TokenizerJson(copy);
    }

    /** Special tokens are recognised, and marked as such where the file forgets it. */
    String marked(Set<String> special) {
        JsonObject copy = root.deepCopy();
        addedTokens(copy).stream()
                .filter(token -> special.contains(token.get("content").getAsString()))
                .forEach(token -> token.addProperty("special", true));
        return copy.toString();
    }

    /** No spelling is special: for text at the start of a string. */
    String plain(Set<String> special) {
        return withoutSpecial(special).toString();
    }

    /** No spelling is special and no run is the first: for text behind a special token. */
    String continued(Set<String> special) {
        JsonObject copy = withoutSpecial(special);
        if (copy.get("pre_tokenizer") instanceof JsonObject preTokenizer) {
            neverFirst(preTokenizer);
        }
        return copy.toString();
    }

    /** The added tokens; empty if there are none. */
    static List<JsonObject> addedTokens(JsonObject root) {
        List<JsonObject> tokens = new ArrayList<>();
        if (root.get("added_tokens") instanceof JsonArray array) {
            array.forEach(token -> tokens.add(token.getAsJsonObject()));
        }
        return tokens;
    }

    private JsonObject withoutSpecial(Set<String> special) {
        JsonArray kept = new JsonArray();
        addedTokens(root).stream()
                .filter(token -> !special.contains(token.get("content").getAsString()))
                .forEach(kept::add);
        JsonObject copy = root.deepCopy();
        copy.add("added_tokens", kept);
        return copy;
    }

    private static void neverFirst(JsonObject preTokenizer) {
        if (preTokenizer.get("pretokenizers") instanceof JsonArray parts) {
            parts.forEach(part -> neverFirst(part.getAsJsonObject()));
        }
        JsonElement scheme = preTokenizer.get("prepend_scheme");
        if (scheme instanceof JsonPrimitive && scheme.getAsString().equals("first")) {
            preTokenizer.addProperty("prepend_scheme", "never");
        }
    }

    private static void requireAddedTokens(Path file, JsonObject root) {
        JsonElement tokens = root.get("added_tokens");
        if (tokens == null || tokens.isJsonNull()) {
            return;
        }
        boolean sound =
                tokens.isJsonArray()
                        && tokens.getAsJsonArray().asList().stream()
                                .allMatch(TokenizerJson::isAddedToken);
        if (!sound) {
            throw new BadInputException(
                    file + ": added_tokens: expected objects with \"id\" and \"content\"");
        }
    }

    private static boolean isAddedToken(JsonElement element) {
        return element instanceof JsonObject token
                && token.get("id") instanceof JsonPrimitive id
                && id.isNumber()
                && token.get("content") instanceof JsonPrimitive content
                && content.isString();
    }
}
