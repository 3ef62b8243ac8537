package fastv.models.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import fastv.core.model.Conversation;
import fastv.core.model.Part;
import fastv.core.model.Turn;
import fastv.core.plugin.Parts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PromptTemplateTest {
    private static final PromptPiece PICTURE = new PromptPiece.Picture();
    private static final PromptPiece END = new PromptPiece.Special("</s>");

    /** A picture and a question with its answer, then a question. */
    private static final Conversation TWO_TURNS =
            new Conversation(
                    List.of(
                            new Turn(
                                    List.of(new Part.Text("What? "), new Part.PictureSlot()),
                                    Optional.of("A cat.")),
                            new Turn(List.of(new Part.Text("Why?")), Optional.empty())));

    @Test
    void vicuna_v1_has_a_system_sentence_and_ends_answers() {
        assertThat(VicunaV1.TEMPLATE.pieces(TWO_TURNS, PictureOrder.AS_GIVEN))
                .containsExactly(
                        text(
                                "A chat between a curious user and an artificial intelligence"
                                        + " assistant. The assistant gives helpful, detailed, and"
                                        + " polite answers to the user's questions. USER: What? "),
                        PICTURE,
                        text("\n ASSISTANT: A cat."),
                        END,
                        text("USER: Why? ASSISTANT:"));
    }

    @Test
    void llava_hf_has_neither() {
        assertThat(LlavaHf.TEMPLATE.pieces(TWO_TURNS, PictureOrder.AS_GIVEN))
                .containsExactly(
                        text("USER: What? "),
                        PICTURE,
                        text("\n ASSISTANT: A cat. USER: Why? ASSISTANT:"));
    }

    @Test
    void mistral_instruct_leaves_a_blank_before_the_end() {
        assertThat(MistralInstruct.TEMPLATE.pieces(TWO_TURNS, PictureOrder.AS_GIVEN))
                .containsExactly(
                        text("[INST] What? "),
                        PICTURE,
                        text("\n [/INST] A cat. "),
                        END,
                        text("[INST] Why? [/INST]"));
    }

    @Test
    void plain_is_the_text_itself() {
        assertThat(
                        PlainText.TEMPLATE.pieces(
                                Conversation.question("Once", 0), PictureOrder.AS_GIVEN))
                .containsExactly(text("Once"));
    }

    @Test
    void images_first_puts_the_pictures_of_a_turn_before_its_words() {
        assertThat(LlavaHf.TEMPLATE.pieces(TWO_TURNS, PictureOrder.IMAGES_FIRST))
                .startsWith(
                        text("USER: "),
                        PICTURE,
                        text("\nWhat?  ASSISTANT: A cat. USER: Why? ASSISTANT:"));
    }

    @Test
    void every_template_is_bound_under_its_own_name() {
        Injector injector =
                Guice.createInjector(
                        new PromptModule(),
                        binder -> {
                            binder.requireExplicitBindings();
                            binder.requireAtInjectOnConstructors();
                        });
        assertThat(injector.getInstance(PromptSegmentsKind.class)).isNotNull();
        Map<String, PromptTemplate> bound = injector.getInstance(new Key<>() {});
        assertThat(bound)
                .allSatisfy((name, template) -> assertThat(template.name()).isEqualTo(name));
        Parts<PromptTemplate> parts =
                injector.getInstance(Key.get(new TypeLiteral<Parts<PromptTemplate>>() {}));
        assertThat(parts.names())
                .containsExactly("llava-hf", "mistral-instruct", "plain", "vicuna_v1");
    }

    private static PromptPiece text(String text) {
        return new PromptPiece.Text(text);
    }
}
