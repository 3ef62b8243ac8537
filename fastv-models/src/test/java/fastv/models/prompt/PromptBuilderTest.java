package fastv.models.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fastv.core.error.BadInputException;
import fastv.core.model.Conversation;
import fastv.core.model.Part;
import fastv.core.model.Prompt;
import fastv.core.model.Turn;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import fastv.models.tokenizer.CheckpointTokenizer;
import fastv.models.tokenizer.HandMadeTokenizer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Ids as {@link HandMadeTokenizer} lists them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PromptBuilderTest {
    private static final int IMAGE = 25;

    /** {@code ab: question ab} and so on: what the 27 ids can spell. */
    private static final PromptTemplate TEMPLATE =
            PromptTemplate.named("hand-made", "this test")
                    .user("ab: ", " ab")
                    .answer(" ", "")
                    .answerEnd("</s>")
                    .build(PromptVariant.AUTHORS);

    @Test
    void a_picture_is_its_placeholder_and_a_line_break() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            Prompt prompt =
                    PromptBuilder.of(tokenizer, IMAGE, TEMPLATE)
                            .build(Conversation.question("a", 1), 3);
            assertThat(prompt.text()).isEqualTo("ab: <image>\na ab");
            // <s> | ▁ab : ▁ | <image> | ▁ \n a ▁ab
            assertThat(prompt.placeholderIds()).containsExactly(1, 24, 21, 8, 25, 8, 3, 9, 24);
            assertThat(prompt.ids()).containsExactly(1, 24, 21, 8, 25, 25, 25, 8, 3, 9, 24);
            assertThat(prompt.layout().rows(Segment.SYSTEM)).containsExactly(0, 1, 2, 3);
            assertThat(prompt.layout().rows(Segment.IMAGE)).containsExactly(4, 5, 6);
            assertThat(prompt.layout().rows(Segment.INSTRUCTION)).containsExactly(7, 8, 9, 10);
            assertThat(prompt.layout().patch(6)).isEqualTo(2);
        }
    }

    @Test
    void variants_differ_where_a_string_starts() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.metaspace()) {
            Conversation question = Conversation.question("a", 1);
            // the authors' second string begins with ▁, transformers' goes on
            assertThat(ids(tokenizer, PromptVariant.AUTHORS, question, 1))
                    .containsExactly(1, 24, 21, 8, 25, 8, 3, 9, 24);
            assertThat(ids(tokenizer, PromptVariant.LLAVA_HF, question, 1))
                    .containsExactly(1, 24, 21, 8, 25, 3, 9, 24);
        }
    }

    @Test
    void several_pictures_keep_their_numbers_and_the_text_between_them_instructs() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            Turn turn =
                    new Turn(
                            List.of(
                                    new Part.PictureSlot(),
                                    new Part.Text("a"),
                                    new Part.PictureSlot()),
                            Optional.empty());
            Prompt prompt =
                    PromptBuilder.of(tokenizer, IMAGE, TEMPLATE)
                            .build(new Conversation(List.of(turn)), 2, 1);
            assertThat(prompt.text()).isEqualTo("ab: <image>\na<image>\n ab");
            TokenLayout layout = prompt.layout();
            // 4 system, 2 of picture 0, then ▁ \n a, 1 of picture 1, then ▁ \n ▁ab
            assertThat(layout.rows(Segment.IMAGE)).containsExactly(4, 5, 9);
            assertThat(layout.picture(5)).isZero();
            assertThat(layout.picture(9)).isEqualTo(1);
            assertThat(layout.rows(Segment.INSTRUCTION)).containsExactly(6, 7, 8, 10, 11, 12);
        }
    }

    @Test
    void without_a_picture_everything_instructs() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            Prompt prompt =
                    PromptBuilder.of(tokenizer, IMAGE, TEMPLATE)
                            .build(Conversation.question("a", 0));
            assertThat(prompt.ids()).containsExactly(1, 24, 21, 22, 24);
            assertThat(prompt.layout()).isEqualTo(TokenLayout.uniform(Segment.INSTRUCTION, 5));
        }
    }

    @Test
    void typed_special_spellings_stay_text_and_the_template_ends_answers() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            Conversation conversation =
                    new Conversation(
                            List.of(
                                    new Turn(
                                            List.of(new Part.Text("<image>")), Optional.of("</s>")),
                                    new Turn(List.of(new Part.Text("a")), Optional.empty())));
            Prompt prompt = PromptBuilder.of(tokenizer, IMAGE, TEMPLATE).build(conversation);
            assertThat(prompt.text()).isEqualTo("ab: <image> ab </s></s>ab: a ab");
            // the answer's < / s > are characters, the template's </s> is id 2
            assertThat(prompt.ids())
                    .containsExactly(
                            1, 24, 21, 8, 11, 15, 16, 9, 17, 18, 12, 24, 8, 11, 13, 14, 12, 2, 24,
                            21, 22, 24);
            assertThat(prompt.layout().count(Segment.IMAGE)).isZero();
        }
    }

    @Test
    void a_wrong_number_of_pictures_is_one_line() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            PromptBuilder builder = PromptBuilder.of(tokenizer, IMAGE, TEMPLATE);
            assertThatExceptionOfType(BadInputException.class)
                    .isThrownBy(() -> builder.build(Conversation.question("a", 2), 576))
                    .withMessage(
                            "prompt: expected 2 pictures as the conversation has places, got 1");
        }
    }

    @Test
    void an_answer_with_an_emoji_streams_whole_characters() {
        try (CheckpointTokenizer tokenizer = HandMadeTokenizer.prepend()) {
            var stream = tokenizer.stream();
            // ▁a, the four bytes of the emoji, ▁, ▁ab, </s>
            assertThat(List.of(22, 4, 5, 6, 7, 8, 24, 2).stream().map(stream::accept))
                    .containsExactly("a", "", "", "", "😀", " ", " ab", "");
            assertThat(stream.flush()).isEmpty();
        }
    }

    private static int[] ids(
            CheckpointTokenizer tokenizer,
            PromptVariant variant,
            Conversation conversation,
            int... tokensPerPicture) {
        return new PromptBuilder(tokenizer, IMAGE, TEMPLATE, variant, PictureOrder.AS_GIVEN)
                .build(conversation, tokensPerPicture)
                .ids();
    }
}
