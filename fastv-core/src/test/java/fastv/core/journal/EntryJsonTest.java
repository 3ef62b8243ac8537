package fastv.core.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fastv.core.error.BadInputException;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntryJsonTest {
    private final EntryJson json = new EntryJson();

    private JournalEntry parse(String line) {
        return json.entry(line.getBytes(UTF_8), "journal.jsonl:3");
    }

    private String line(String answer) {
        return new String(json.line(Entries.entry("none", "a", answer)), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two\nlines\r\nand a tab\t",
                "\u00e4\u6f22\u5b57 \ud83d\udc31 \u2028 \u2029 \u0000",
                "half a pair \ud83d end",
                "\"quoted\" \\ </script>"
            })
    void every_answer_comes_back_from_one_line(String answer) {
        JournalEntry entry = Entries.entry("none", "a", answer);
        byte[] line = json.line(entry);
        assertThat(new String(line, UTF_8).indexOf('\n'))
                .isEqualTo(new String(line, UTF_8).length() - 1);
        assertThat(json.entry(Arrays.copyOf(line, line.length - 1), "")).isEqualTo(entry);
    }

    @Test
    void keys_stand_in_the_order_of_the_record() {
        assertThat(line("x"))
                .startsWith("{\"format\":2,\"setting\":\"none\",\"sample\":{\"id\":\"a\",")
                .containsSubsequence(
                        "\"answer\"",
                        "\"tokens\"",
                        "\"kept\"",
                        "\"times\"",
                        "\"flops\"",
                        "\"exact\"",
                        "\"fastv-eq5\"",
                        "\"memory\"",
                        "\"provenance\"",
                        "\"extra\":{\"lambda\":{\"system\":0.85,\"image\":null}}}");
    }

    @Test
    void numbers_keep_every_bit_and_times_are_seconds() {
        assertThat(line("x"))
                .contains("\"decoderRatio\":0.30000000000000004")
                .contains("\"totalRatio\":0.3333333333333333")
                .contains("\"vision\":0.123456789")
                .contains("\"prefill\":2,")
                .contains("\"selection\":0,")
                .contains("\"perLayer\":[10,6]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\":2 | \"format\":3 | format: expected 2, got 3",
                "\"setting\" | \"settings\" | unknown key \"settings\"",
                "\"setting\":\"none\" | \"setting\":null | key \"setting\" is null",
                "\"setting\":\"none\", | `` | key \"setting\" is missing",
                "\"format\":2 | \"format\":2,\"format\":2 | key \"format\" stands there twice",
                "[5,7,2] | [5,null,2] | null in a list",
                "[5,7,2] | [5,7.5,2] | got: ",
                "\"prefill\":2 | \"prefill\":1e-10 | at most 9 decimals",
                "\"prefill\":2 | \"prefill\":-2 | expected a time of at least 0",
            })
    void a_line_that_is_no_entry_is_named_with_its_fault(String text, String bad, String fault) {
        String line = line("x").strip();
        assertThat(line).contains(text);
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> parse(line.replace(text, bad)))
                .withMessageStartingWith(
                        "journal.jsonl:3: expected a journal entry of format 2, got: ")
                .withMessageContaining(fault.strip())
                .withMessageNotContaining("Exception")
                .satisfies(e -> assertThat(e.problems()).hasSize(1))
                .satisfies(e -> assertThat(e.problems().get(0).lines()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[1]", "{\"format\":2", "{'format':1}", "{} {}"})
    void what_is_not_even_an_object_is_refused(String line) {
        assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> parse(line));
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> json.entry(new byte[] {'"', (byte) 0xff, '"'}, "j:1"))
                .withMessageContaining("not UTF-8");
    }

    @Test
    void analyses_cannot_be_changed_afterwards() {
        JournalEntry entry = Entries.entry("none", "a", "x");
        entry.extra().values().forEach(tree -> tree.getAsJsonObject().addProperty("system", 1));
        assertThat(entry).isEqualTo(Entries.entry("none", "a", "x"));
    }
}
