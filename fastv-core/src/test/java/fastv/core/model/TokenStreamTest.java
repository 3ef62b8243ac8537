package fastv.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokenStreamTest {

    /** An id is a byte of UTF-8. */
    private static final TextCodec BYTES =
            (ids, skipSpecial) -> {
                byte[] bytes = new byte[ids.length];
                for (int i = 0; i < ids.length; i++) {
                    bytes[i] = (byte) ids[i];
                }
                return new String(bytes, StandardCharsets.UTF_8);
            };

    @Test
    void hands_out_a_character_when_its_last_byte_has_come() {
        TokenStream stream = BYTES.stream();
        // é is C3 A9
        assertThat(IntStream.of('a', 0xC3, 0xA9, 'b').mapToObj(stream::accept))
                .containsExactly("a", "", "é", "b");
        assertThat(stream.flush()).isEmpty();
    }

    @Test
    void the_end_hands_out_what_was_held_back() {
        TokenStream stream = BYTES.stream();
        assertThat(stream.accept('a')).isEqualTo("a");
        assertThat(stream.accept(0xC3)).isEmpty();
        assertThat(stream.flush()).isEqualTo("\uFFFD");
        assertThat(stream.flush()).isEmpty();
    }

    @Test
    void a_byte_that_spoils_text_already_handed_out_is_no_error() {
        TextCodec shrinking = (ids, skipSpecial) -> ids.length < 3 ? "abc" : "\uFFFD";
        TokenStream stream = shrinking.stream();
        assertThat(stream.accept(1)).isEqualTo("abc");
        assertThat(stream.accept(2)).isEmpty();
        assertThat(stream.accept(3)).isEmpty();
        assertThat(stream.flush()).isEmpty();
    }

    @Test
    void an_answer_may_be_long() {
        TokenStream stream = BYTES.stream();
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            joined.append(stream.accept('x'));
        }
        assertThat(joined.append(stream.flush()).toString()).isEqualTo("x".repeat(1000));
    }
}
