package fastv.models.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import fastv.core.json.JsonFile;
import fastv.core.model.TextCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The tokenizer of a checkpoint: {@code tokenizer.json} with the names that {@code
 * tokenizer_config.json} and {@code special_tokens_map.json} give to special tokens.
 *
 * <p>Obeys {@code tokenizer.json}; the {@code legacy} key beside it changes nothing (transformers
 * 5.12.1 does the same). Holds native memory until closed; may be used by several threads.
 */
public final class CheckpointTokenizer implements TextCodec, AutoCloseable {
    private final Path file;
    private final SpecialTokens special;
    private final Map<String, Integer> specialIds;
    private final HuggingFaceTokenizer marked;
    private final HuggingFaceTokenizer plain;
    private final HuggingFaceTokenizer continued;

    private CheckpointTokenizer(
            Path file, JsonObject root, TokenizerJson json, SpecialTokens special) {
        this.file = file;
        this.special = special;
        this.marked = TokenizerLibrary.open(file, json.marked(special.spellings()));
        this.specialIds = ids(root, special); // after the library has found the ids sound
        String plainJson = json.plain(special.spellings());
        String continuedJson = json.continued(special.spellings());
        this.plain = TokenizerLibrary.open(file, plainJson);
        this.continued =
                continuedJson.equals(plainJson)
                        ? plain
                        : TokenizerLibrary.open(file, continuedJson);
    }

    /**
     * Opens the tokenizer of a checkpoint.
     *
     * @param checkpoint the checkpoint's folder
     * @throws BadInputException if there is no usable {@code tokenizer.json}
     */
    public static CheckpointTokenizer open(Path checkpoint) {
        Path file = checkpoint.resolve("tokenizer.json");
        if (!Files.exists(file) && Files.exists(checkpoint.resolve("tokenizer.model"))) {
            throw new BadInputException(
                    file
                            + ": expected this file, found tokenizer.model (SentencePiece) alone;"
                            + " convert it once in Python: transformers.AutoTokenizer"
                            + ".from_pretrained(DIR, use_fast=True).save_pretrained(DIR)");
        }
        JsonObject root = JsonFile.read(file);
        TokenizerJson json = TokenizerJson.of(file, root);
        List<JsonObject> configurations =
                Stream.of("tokenizer_config.json", "special_tokens_map.json")
                        .map(checkpoint::resolve)
                        .filter(Files::exists)
                        .map(JsonFile::read)
                        .toList();
        return new CheckpointTokenizer(file, root, json, SpecialTokens.of(root, configurations));
    }

    /**
     * A whole string as the file itself has it: special tokens are recognised where they are
     * spelled, and those that the file puts around every text (BOS) are added. For texts that are
     * trusted; text of users belongs into {@link #encodeStart} or {@link #encodeContinued}.
     */
    public int[] encodeMarked(String text) {
        return ids(marked, text, true);
    }

    /**
     * Ordinary text at the start of a string: no special token is recognised or added. NUL and half
     * a surrogate pair become U+FFFD.
     */
    public int[] encodeStart(String text) {
        return ids(plain, text, false);
    }

    /** Ordinary text behind a special token, otherwise as {@link #encodeStart}. */
    public int[] encodeContinued(String text) {
        return ids(continued, text, false);
    }

    @Override
    public String decode(int[] ids, boolean skipSpecial) {
        return marked.decode(Arrays.stream(ids).asLongStream().toArray(), skipSpecial);
    }

    /** The id of a special token, if the checkpoint has it. */
    public OptionalInt specialId(String spelling) {
        Integer id = specialIds.get(spelling);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /**
     * The id of a special token.
     *
     * @throws BadInputException if the checkpoint does not have it
     */
    public int requireSpecialId(String spelling) {
        return specialId(spelling)
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        file
                                                + ": expected the special token \""
                                                + spelling
                                                + "\", got "
                                                + specialIds.keySet().stream().sorted().toList()
                                                + Nearest.hint(spelling, specialIds.keySet())));
    }

    /**
     * The token that begins every prompt: the one the configuration names, else the one that the
     * file itself puts in front of a text, if any.
     */
    public OptionalInt bos() {
        OptionalInt named = role("bos_token");
        return named.isPresent() ? named : Arrays.stream(encodeMarked("")).findFirst();
    }

    /** The token that ends an answer, if the configuration names one. */
    public OptionalInt eos() {
        return role("eos_token");
    }

    /** Frees the native memory; the tokenizer cannot be used any more. */
    @Override
    public void close() {
        marked.close();
        plain.close();
        if (continued != plain) {
            continued.close();
        }
    }

    private OptionalInt role(String role) {
        return Optional.ofNullable(special.byRole().get(role))
                .map(this::specialId)
                .orElse(OptionalInt.empty());
    }

    private static int[] ids(HuggingFaceTokenizer tokenizer, String text, boolean addSpecial) {
        long[] ids = tokenizer.encode(text, addSpecial, false).getIds();
        return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
    }

    private static Map<String, Integer> ids(JsonObject root, SpecialTokens special) {
        Map<String, Integer> ids = new HashMap<>();
        if (root.getAsJsonObject("model").get("vocab") instanceof JsonObject vocabulary) {
            for (String spelling : special.spellings()) {
                JsonElement id = vocabulary.get(spelling);
                if (id != null) {
                    ids.put(spelling, id.getAsInt());
                }
            }
        }
        for (JsonObject token : TokenizerJson.addedTokens(root)) {
            String spelling = token.get("content").getAsString();
            if (special.spellings().contains(spelling)) {
                ids.put(spelling, token.get("id").getAsInt());
            }
        }
        return ids;
    }
}
