package fastv.models.tokenizer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * A {@code tokenizer.json} in CLIP's form in which nothing is merged, so that every letter is a
 * token: for tiny models that the project makes itself. As in CLIP's own file, ids 0 to 255 are the
 * bytes inside a word and 256 to 511 those that end one, texts are lower-cased, blanks are no
 * tokens, and each text stands between a start and an end token, here 512 and 513.
 */
public final class LetterTokenizer {
    private static final int BYTES = 256;
    private static final String START = "<|startoftext|>";
    private static final String END = "<|endoftext|>";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** What CLIP's file says around the model. */
    private static final String CLIP_FORM =
            """
            {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [
               {"id": 512, "content": "<|startoftext|>", "single_word": false, "lstrip": false,
                "rstrip": false, "normalized": true, "special": true},
               {"id": 513, "content": "<|endoftext|>", "single_word": false, "lstrip": false,
                "rstrip": false, "normalized": false, "special": true}],
             "normalizer": {"type": "Sequence", "normalizers": [
               {"type": "NFC"},
               {"type": "Replace", "pattern": {"Regex": "\\\\s+"}, "content": " "},
               {"type": "Lowercase"}]},
             "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
               {"type": "Split", "behavior": "Removed", "invert": true, "pattern":
                 {"Regex": "'s|'t|'re|'ve|'m|'ll|'d|[\\\\p{L}]+|[\\\\p{N}]|[^\\\\s\\\\p{L}\\\\p{N}]+"}},
               {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true}]},
             "post_processor": {"type": "RobertaProcessing", "sep": ["<|endoftext|>", 513],
               "cls": ["<|startoftext|>", 512], "trim_offsets": false, "add_prefix_space": false},
             "decoder": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true}}
            """;

    /** The id of the end token, the largest of all. */
    public int endId() {
        return 2 * BYTES + 1;
    }

    /** The text of {@code tokenizer.json}. */
    public String tokenizerJson() {
        JsonObject vocabulary = new JsonObject();
        for (int i = 0; i < BYTES; i++) {
            vocabulary.addProperty(letter(i), i);
        }
        for (int i = 0; i < BYTES; i++) {
            vocabulary.addProperty(letter(i) + "</w>", BYTES + i);
        }
        vocabulary.addProperty(START, 2 * BYTES);
        vocabulary.addProperty(END, endId());
        JsonObject model = new JsonObject();
        model.addProperty("type", "BPE");
        model.addProperty("unk_token", END);
        model.addProperty("continuing_subword_prefix", "");
        model.addProperty("end_of_word_suffix", "</w>");
        model.addProperty("fuse_unk", false);
        model.add("vocab", vocabulary);
        model.add("merges", new JsonArray());
        JsonObject root = GSON.fromJson(CLIP_FORM, JsonObject.class);
        root.add("model", model);
        return GSON.toJson(root);
    }

    /**
     * The letter that stands for the i-th byte in the order of byte-level vocabularies: printable
     * ones for themselves, then the others from U+0100 on.
     */
    private static String letter(int index) {
        int printable = 0;
        for (int value = 0; value < BYTES; value++) {
            if (isPrintable(value)) {
                if (printable == index) {
                    return Character.toString(value);
                }
                printable++;
            }
        }
        return Character.toString(BYTES + index - printable);
    }

    private static boolean isPrintable(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
    }
}
