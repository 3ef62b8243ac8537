package fastv.models.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WordListTokenizerTest {
    private static final List<String> WORDS =
            List.of(
                    "the",
                    "then",
                    "hen",
                    "cat",
                    "at",
                    "red",
                    "USER:",
                    "ASSISTANT:",
                    "What",
                    "is",
                    "grün",
                    "it's",
                    "576",
                    "😀");
    private static final List<String> LINE_STARTS = List.of("What", "Where", "Is");

    private final Path folder;

    WordListTokenizerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void listed_words_are_single_tokens() throws IOException {
        try (CheckpointTokenizer tokenizer = open(new WordListTokenizer(WORDS, LINE_STARTS))) {
            for (String word : WORDS) {
                assertThat(tokenizer.encodeStart(word)).as(word).hasSize(1);
                assertThat(tokenizer.encodeStart("the " + word)).as(word).hasSize(2);
            }
            assertThat(tokenizer.encodeStart(String.join(" ", WORDS))).hasSize(WORDS.size());
        }
    }

    @Test
    void line_starts_are_single_tokens_behind_a_line_break() throws IOException {
        try (CheckpointTokenizer tokenizer = open(new WordListTokenizer(WORDS, LINE_STARTS))) {
            for (String word : LINE_STARTS) {
                // ▁, <0x0A>, the word, ▁the
                assertThat(tokenizer.encodeStart("\n" + word + " the")).as(word).hasSize(4);
            }
        }
    }

    @Test
    void the_order_of_the_words_does_not_matter() throws IOException {
        List<String> shuffled = new ArrayList<>(WORDS);
        Collections.shuffle(shuffled, new Random(7));
        try (CheckpointTokenizer tokenizer = open(new WordListTokenizer(shuffled, LINE_STARTS))) {
            assertThat(tokenizer.encodeStart(String.join(" ", WORDS))).hasSize(WORDS.size());
        }
    }

    @Test
    void any_text_comes_back_as_it_went_in() throws IOException {
        String text = "the cats  met\n\tüber 猫 </s> What?";
        try (CheckpointTokenizer tokenizer = open(new WordListTokenizer(WORDS, LINE_STARTS))) {
            assertThat(tokenizer.decode(tokenizer.encodeStart(text), false)).isEqualTo(text);
        }
    }

    @Test
    void special_tokens_stand_where_it_says() throws IOException {
        WordListTokenizer words = new WordListTokenizer(WORDS, LINE_STARTS);
        try (CheckpointTokenizer tokenizer = open(words)) {
            assertThat(tokenizer.bos()).hasValue(1);
            assertThat(tokenizer.eos()).hasValue(2);
            assertThat(tokenizer.specialId("<image>")).hasValue(words.imageTokenId());
            assertThat(tokenizer.specialId("<pad>")).hasValue(words.padTokenId());
            assertThat(words.padTokenId()).isEqualTo(words.vocabularySize() - 1);
            assertThat(tokenizer.encodeMarked("\n")).containsExactly(1, 259, 3 + '\n');
        }
    }

    @Test
    void the_same_list_gives_the_same_bytes() {
        assertThat(new WordListTokenizer(WORDS, LINE_STARTS).tokenizerJson())
                .isEqualTo(new WordListTokenizer(WORDS, LINE_STARTS).tokenizerJson());
    }

    @Test
    void refuses_blanks_and_competing_line_starts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WordListTokenizer(List.of("two words"), List.of()))
                .withMessage("word list: expected words without blanks, got \"two words\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WordListTokenizer(List.of(), List.of("ab", "ba")))
                .withMessage(
                        "line starts: expected none of [a, b] behind the first character, got"
                                + " \"ab\"");
    }

    private CheckpointTokenizer open(WordListTokenizer words) throws IOException {
        words.writeTo(folder);
        return CheckpointTokenizer.open(folder);
    }
}
