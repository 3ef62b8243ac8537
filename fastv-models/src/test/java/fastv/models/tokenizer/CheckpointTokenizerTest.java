package fastv.models.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckpointTokenizerTest {

    private final Path folder;

    CheckpointTokenizerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void the_prepend_form_puts_a_blank_before_every_run() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            // ▁ a b -> ▁a b -> ▁ab
            assertThat(tokenizer.encodeStart("ab")).containsExactly(24);
            assertThat(tokenizer.encodeContinued("ab")).containsExactly(24);
            // ▁ ▁ab: also a run that begins with a blank gets one more
            assertThat(tokenizer.encodeStart(" ab")).containsExactly(8, 24);
            assertThat(tokenizer.encodeMarked("ab</s>ab")).containsExactly(1, 24, 2, 24);
        }
    }

    @Test
    void the_metaspace_form_puts_a_blank_before_the_first_run_alone() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.metaspace()) {
            assertThat(tokenizer.encodeStart("ab")).containsExactly(24);
            assertThat(tokenizer.encodeContinued("ab")).containsExactly(23);
            assertThat(tokenizer.encodeStart(" ab")).containsExactly(24);
            assertThat(tokenizer.encodeContinued(" ab")).containsExactly(24);
            assertThat(tokenizer.encodeMarked("ab</s>ab")).containsExactly(1, 24, 2, 23);
        }
    }

    @Test
    void typed_spellings_of_special_tokens_stay_text() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            assertThat(tokenizer.encodeStart("</s>")).containsExactly(8, 11, 13, 14, 12);
            assertThat(tokenizer.encodeStart("<image>"))
                    .containsExactly(8, 11, 15, 16, 9, 17, 18, 12);
            assertThat(tokenizer.encodeMarked("<image>")).containsExactly(1, 25);
        }
    }

    @Test
    void a_token_that_only_the_configuration_calls_special_stays_text_too() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            assertThat(tokenizer.encodeStart("<pad>")).containsExactly(8, 11, 19, 9, 20, 12);
            assertThat(tokenizer.decode(new int[] {24, 26}, true)).isEqualTo("ab");
            assertThat(tokenizer.decode(new int[] {24, 26}, false)).isEqualTo("ab<pad>");
        }
    }

    @Test
    void an_empty_text_gives_no_tokens() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.metaspace()) {
            assertThat(tokenizer.encodeStart("")).isEmpty();
            assertThat(tokenizer.encodeContinued("")).isEmpty();
            assertThat(tokenizer.decode(new int[0], false)).isEmpty();
        }
    }

    @Test
    void long_texts_are_not_cut_even_if_the_file_asks_for_it() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            assertThat(tokenizer.encodeStart("ab ".repeat(3000))).hasSize(3001);
        }
    }

    @Test
    void drops_one_leading_blank_and_no_other() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            assertThat(tokenizer.decode(new int[] {1, 8, 24, 24, 8}, true)).isEqualTo(" ab ab ");
        }
    }

    @Test
    void adjacent_bytes_are_one_run_that_is_valid_or_not_as_a_whole() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            assertThat(tokenizer.decode(new int[] {9, 4, 5, 6, 7, 3}, true)).isEqualTo("a😀\n");
            assertThat(tokenizer.decode(new int[] {9, 3, 4, 5, 10}, true))
                    .isEqualTo("a\uFFFD\uFFFD\uFFFDb");
        }
    }

    @Test
    void ids_beyond_the_vocabulary_say_nothing() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            assertThat(tokenizer.decode(new int[] {9, 31, -1, 10}, false)).isEqualTo("ab");
        }
    }

    @Test
    void knows_the_tokens_that_begin_and_end_a_text() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            assertThat(tokenizer.bos()).hasValue(1);
            assertThat(tokenizer.eos()).hasValue(2);
            assertThat(tokenizer.specialId("<image>")).hasValue(25);
            assertThat(tokenizer.specialId("<video>")).isEmpty();
        }
    }

    @Test
    void without_configuration_the_beginning_is_what_the_file_itself_adds() throws IOException {
        Files.copy(
                HandMadeTokenizer.folder("prepend").resolve("tokenizer.json"),
                folder.resolve("tokenizer.json"));
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder)) {
            assertThat(tokenizer.bos()).hasValue(1);
            assertThat(tokenizer.eos()).isEmpty();
        }
    }

    @Test
    void a_missing_special_token_is_named_with_those_there_are() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            assertThatExceptionOfType(BadInputException.class)
                    .isThrownBy(() -> tokenizer.requireSpecialId("<imag>"))
                    .withMessageEndingWith(
                            "tokenizer.json: expected the special token \"<imag>\", got [</s>,"
                                    + " <image>, <pad>, <s>, <unk>]; did you mean \"<image>\"?");
        }
    }

    @Test
    void a_missing_file_is_one_line() {
        assertThat(problems()).containsExactly(file() + ": no such file");
    }

    @Test
    void a_sentencepiece_file_alone_is_answered_with_how_to_convert_it() throws IOException {
        Files.writeString(folder.resolve("tokenizer.model"), "x");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(file() + ": expected this file, found tokenizer.model")
                .contains("convert it once");
    }

    @Test
    void broken_json_is_one_line_with_its_place() throws IOException {
        write("{\"version\": \"1.0\",\n \"model\": {\"type\": \"BPE\", \"vocab\": ");
        assertThat(problems()).containsExactly(file() + ":2:36: expected valid JSON");
    }

    @Test
    void deep_nesting_is_one_line() throws IOException {
        write("{\"model\":" + "[".repeat(200_000));
        assertThat(problems()).singleElement().asString().startsWith(file().toString());
    }

    @Test
    void something_else_than_an_object_is_one_line() throws IOException {
        write("[1, 2]");
        assertThat(problems()).containsExactly(file() + ": expected a JSON object");
    }

    @Test
    void text_behind_the_object_is_one_line() throws IOException {
        write("{} {}");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(file().toString())
                .doesNotContain("\n");
    }

    @Test
    void another_encoding_than_utf_8_is_one_line() throws IOException {
        Files.write(file(), new byte[] {'{', '"', (byte) 0xE9, '"', ':', '1', '}'});
        assertThat(problems()).containsExactly(file() + ": expected UTF-8 text");
    }

    @Test
    void an_empty_file_is_one_line() throws IOException {
        write("");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(file().toString())
                .doesNotContain("\n");
    }

    @Test
    void an_unknown_model_type_is_one_line_with_the_nearest() throws IOException {
        write("{\"model\": {\"type\": \"BPF\", \"vocab\": {}, \"merges\": []}}");
        assertThat(problems())
                .containsExactly(
                        file()
                                + ": model.type: expected one of [BPE, Unigram, WordLevel,"
                                + " WordPiece], got \"BPF\"; did you mean \"BPE\"?");
    }

    @Test
    void malformed_added_tokens_are_one_line() throws IOException {
        write("{\"model\": {\"type\": \"BPE\"}, \"added_tokens\": [{\"id\": 3}]}");
        assertThat(problems())
                .containsExactly(
                        file() + ": added_tokens: expected objects with \"id\" and \"content\"");
    }

    @Test
    void a_merge_without_its_piece_is_one_line() throws IOException {
        write(
                "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0, \"b\": 1}, \"merges\":"
                        + " [[\"a\", \"b\"]]}}");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(file() + ": expected a tokenizer in Hugging Face form, got: ")
                .doesNotContain("\n");
    }

    private Path file() {
        return folder.resolve("tokenizer.json");
    }

    private void write(String json) throws IOException {
        Files.writeString(file(), json);
    }

    private List<String> problems() {
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder)) {
            throw new AssertionError("opened, it begins with " + tokenizer.bos());
        } catch (BadInputException e) {
            return e.problems();
        }
    }
}
