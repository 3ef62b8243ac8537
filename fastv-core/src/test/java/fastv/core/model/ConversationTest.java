package fastv.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConversationTest {

    @Test
    void a_question_puts_its_pictures_first() {
        Conversation question = Conversation.question("What?", 2);
        assertThat(question.pictures()).isEqualTo(2);
        assertThat(question.turns().get(0).user())
                .containsExactly(
                        new Part.PictureSlot(), new Part.PictureSlot(), new Part.Text("What?"));
    }

    @Test
    void only_the_last_turn_may_lack_its_answer() {
        Turn open = new Turn(List.of(new Part.Text("What?")), Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Conversation(List.of(open, open)))
                .withMessage(
                        "conversation: expected an answer in turn 0, only the last of 2 may lack"
                                + " one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Conversation(List.of()))
                .withMessage("conversation: expected at least one turn, got 0");
    }

    @Test
    void a_prompt_does_not_share_its_arrays() {
        int[] ids = {1, 2};
        Prompt prompt = new Prompt("x", ids, ids, TokenLayout.uniform(Segment.INSTRUCTION, 2));
        ids[0] = 7;
        prompt.ids()[1] = 7;
        prompt.placeholderIds()[1] = 7;
        assertThat(prompt.ids()).containsExactly(1, 2);
        assertThat(prompt.placeholderIds()).containsExactly(1, 2);
    }

    @Test
    void a_prompt_has_as_many_ids_as_rows() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Prompt(
                                        "x",
                                        new int[1],
                                        new int[3],
                                        TokenLayout.uniform(Segment.INSTRUCTION, 2)))
                .withMessage("prompt: expected 2 ids as the layout has rows, got 3");
    }
}
