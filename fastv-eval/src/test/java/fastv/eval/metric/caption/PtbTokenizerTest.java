package fastv.eval.metric.caption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PtbTokenizerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "A woman's bike isn't here.|a woman 's bike is n't here",
                "He can't, they'll, I'm|he ca n't they 'll i 'm",
                "I cannot and wanna go|i can not and wan na go",
                "Mr. Ray sells 3.50 of etc.|mr. ray sells 3.50 of etc.",
                "at 9:15 p.m. in the U.S.|at 9:15 p.m. in the u.s.",
                "$7 and £8 and 20%|$ 7 and # 8 and 20 %",
                "a red-and-white bus|a red-and-white bus",
                "see [x] (y)|see -lsb- x -rsb- -lrb- y -rrb-",
                "really?! -- yes...|really ?! yes",
                "the boys' ball|the boys ball",
                "O'Neil at six o'clock|o'neil at six o'clock",
                "“so” he said ‘now’|so he said now",
                "一只猫 sits 😀 here|一只猫 sits here",
                "add ½ cup|add 1/2 cup"
            })
    void a_caption_falls_into_its_tokens(String caption, String tokens) {
        assertThat(String.join(" ", new PtbTokenizer().tokens(caption))).isEqualTo(tokens);
    }

    @Test
    void a_mixed_fraction_is_one_token_with_a_no_break_space() {
        assertThat(new PtbTokenizer().tokens("3 1/2 cups")).containsExactly("3\u00A01/2", "cups");
    }

    @Test
    void tabs_and_line_breaks_are_blanks() {
        assertThat(new PtbTokenizer().tokens("two\tlines \nhere"))
                .containsExactly("two", "lines", "here");
    }

    @Test
    void nothing_but_punctuation_leaves_nothing() {
        assertThat(new PtbTokenizer().tokens(" ... - , \" ' ")).isEmpty();
        assertThat(new PtbTokenizer().tokens("")).isEmpty();
    }

    @Test
    void a_long_line_without_blanks_takes_no_time() {
        for (String piece : new String[] {"a", "1", "a.", "A&", "1-", "a-", ".", "'", "a'", "<a"}) {
            String line = piece.repeat(5_000);
            assertThat(new PtbTokenizer().tokens(line).size()).isLessThanOrEqualTo(line.length());
        }
    }
}
