package fastv.models.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import fastv.core.error.BadInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** How the tokenizer library is opened: without network, and without cutting long texts. */
final class TokenizerLibrary {
    /** Without these the library cuts at 512 tokens and says so only in its log. */
    private static final Map<String, String> WHOLE_TEXT =
            Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");

    private TokenizerLibrary() {}

    /**
     * Opens a tokenizer.
     *
     * @param file where the text stems from, for messages
     * @param json the content of a {@code tokenizer.json}
     * @throws BadInputException if the library refuses the content
     */
    static HuggingFaceTokenizer open(Path file, String json) {
        stayOffline();
        try {
            return HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), WHOLE_TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new BadInputException(
                    file + ": expected a tokenizer in Hugging Face form, got: " + reason, e);
        }
    }

    /** The library looks for a native build on the network where it believes to see a GPU. */
    private static void stayOffline() {
        for (String key : new String[] {"ai.djl.offline", "OPT_OUT_TRACKING"}) {
            if (System.getProperty(key) == null) {
                System.setProperty(key, "true");
            }
        }
    }
}
