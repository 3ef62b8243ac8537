package fastv.models.tokenizer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A small {@code tokenizer.json} in LLaMA's form in which each listed word is one token: for tiny
 * models that the project makes itself. The same lists give the same bytes.
 *
 * <p>Ids: {@code <unk>} 0, {@code <s>} 1, {@code </s>} 2, the bytes 3 to 258, {@code ▁}, the
 * characters, beginnings of words and the words, {@code <image>}, {@code <pad>}. What is not listed
 * is spelled by beginnings and characters, and other characters by their UTF-8 bytes.
 *
 * <p>Merges grow a word from its left, a character at a time. Left sides therefore always begin
 * with {@code ▁} (or with the first letter of a line start), right sides are single characters, and
 * no two merges compete for the same characters: the order of the lists does not matter to the
 * result.
 */
public final class WordListTokenizer {
    private static final String BLANK = "▁";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** What LLaMA's file says around the model; the first of the two forms in circulation. */
    private static final String LLAMA_FORM =
            """
            {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
             "normalizer": {"type": "Sequence", "normalizers": [
               {"type": "Prepend", "prepend": "▁"},
               {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
             "pre_tokenizer": null,
             "post_processor": {"type": "TemplateProcessing",
               "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}},
                          {"Sequence": {"id": "A", "type_id": 0}}],
               "pair": [{"SpecialToken": {"id": "<s>", "type_id": 0}},
                        {"Sequence": {"id": "A", "type_id": 0}},
                        {"Sequence": {"id": "B", "type_id": 0}}],
               "special_tokens": {"<s>": {"id": "<s>", "ids": [1], "tokens": ["<s>"]}}},
             "decoder": {"type": "Sequence", "decoders": [
               {"type": "Replace", "pattern": {"String": "▁"}, "content": " "},
               {"type": "ByteFallback"}, {"type": "Fuse"},
               {"type": "Strip", "content": " ", "start": 1, "stop": 0}]}}
            """;

    private static final String CONFIGURATION =
            """
            {"tokenizer_class": "LlamaTokenizer", "add_bos_token": true, "add_eos_token": false,
             "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>",
             "image_token": "<image>", "padding_side": "left",
             "clean_up_tokenization_spaces": false, "model_max_length": 4096}
            """;

    private final Map<String, Integer> vocabulary = new LinkedHashMap<>();
    private final JsonArray merges = new JsonArray();

    /**
     * Lays out vocabulary and merges.
     *
     * @param words become one token each behind a blank or at the start of a text; without blanks
     * @param lineStarts become one token each where no blank precedes them, as behind the line
     *     break after a picture; the first character of each must not occur inside any other
     * @throws IllegalArgumentException if a word is empty or contains a blank or {@code ▁}, or if
     *     line starts would compete
     */
    public WordListTokenizer(List<String> words, List<String> lineStarts) {
        Stream.concat(words.stream(), lineStarts.stream()).forEach(WordListTokenizer::requireWord);
        requireApart(lineStarts);
        for (String special : List.of("<unk>", "<s>", "</s>")) {
            add(special);
        }
        for (int value = 0; value < 256; value++) {
            add("<0x%02X>".formatted(value));
        }
        add(BLANK);
        for (char c = '!'; c <= '~'; c++) {
            add(String.valueOf(c));
        }
        Stream.concat(words.stream(), lineStarts.stream())
                .forEach(word -> characters(word).forEach(this::add));
        // first, so that a line start inside a word never takes its characters
        words.forEach(word -> grow(BLANK + word));
        lineStarts.forEach(this::grow);
    }

    /** How many ids there are, {@code <image>} and {@code <pad>} included. */
    public int vocabularySize() {
        return vocabulary.size() + 2;
    }

    /** The id of {@code <image>}. */
    public int imageTokenId() {
        return vocabulary.size();
    }

    /** The id of {@code <pad>}. */
    public int padTokenId() {
        return vocabulary.size() + 1;
    }

    /** The content of {@code tokenizer.json}. */
    public String tokenizerJson() {
        JsonObject model = new JsonObject();
        model.addProperty("type", "BPE");
        model.addProperty("unk_token", "<unk>");
        model.addProperty("fuse_unk", true);
        model.addProperty("byte_fallback", true);
        model.add("vocab", GSON.toJsonTree(vocabulary));
        model.add("merges", merges);
        JsonObject root = json(LLAMA_FORM);
        root.add("added_tokens", addedTokens());
        root.add("model", model);
        return GSON.toJson(root);
    }

    /** The content of {@code tokenizer_config.json}. */
    public String configurationJson() {
        return GSON.toJson(json(CONFIGURATION));
    }

    /** Writes both files into a checkpoint's folder. */
    public void writeTo(Path folder) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), tokenizerJson());
        Files.writeString(folder.resolve("tokenizer_config.json"), configurationJson());
    }

    private void grow(String word) {
        String grown = "";
        for (String character : characters(word)) {
            String longer = grown + character;
            if (!grown.isEmpty() && !vocabulary.containsKey(longer)) {
                JsonArray merge = new JsonArray();
                merge.add(grown);
                merge.add(character);
                merges.add(merge);
                add(longer);
            }
            grown = longer;
        }
    }

    private void add(String token) {
        vocabulary.putIfAbsent(token, vocabulary.size());
    }

    private JsonArray addedTokens() {
        JsonArray tokens = new JsonArray();
        for (String special : List.of("<unk>", "<s>", "</s>")) {
            tokens.add(addedToken(special, vocabulary.getOrDefault(special, 0)));
        }
        tokens.add(addedToken("<image>", imageTokenId()));
        tokens.add(addedToken("<pad>", padTokenId()));
        return tokens;
    }

    private static JsonObject addedToken(String spelling, int id) {
        JsonObject token = new JsonObject();
        token.addProperty("id", id);
        token.addProperty("content", spelling);
        for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
            token.addProperty(flag, false);
        }
        token.addProperty("special", true);
        return token;
    }

    private static void requireWord(String word) {
        if (word.isEmpty() || word.contains(BLANK) || word.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException(
                    "word list: expected words without blanks, got \"" + word + "\"");
        }
    }

    /** Two left-grown words compete if one can begin inside the other. */
    private static void requireApart(List<String> lineStarts) {
        Set<String> first = new HashSet<>();
        lineStarts.forEach(word -> first.add(characters(word).get(0)));
        for (String word : lineStarts) {
            List<String> characters = characters(word);
            if (characters.stream().skip(1).anyMatch(first::contains)) {
                throw new IllegalArgumentException(
                        "line starts: expected none of "
                                + first.stream().sorted().toList()
                                + " behind the first character, got \""
                                + word
                                + "\"");
            }
        }
    }

    private static List<String> characters(String word) {
        return word.codePoints().mapToObj(Character::toString).toList();
    }

    private static JsonObject json(String text) {
        return GSON.fromJson(text, JsonObject.class);
    }
}
