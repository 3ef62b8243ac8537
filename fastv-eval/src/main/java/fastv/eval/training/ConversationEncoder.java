package fastv.eval.training;

import fastv.core.model.Conversation;
import fastv.core.model.Part;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.Turn;
import fastv.core.model.VisionLanguageModel;
import fastv.core.token.TokenLayout;
import fastv.eval.scenes.SceneQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * From questions and answers about one picture to token ids, in the model's own template, and to
 * the rows whose next token is part of an answer or ends one. Not for several threads.
 */
final class ConversationEncoder {
    private final VisionLanguageModel model;
    private final Sight sight;

    /**
     * @param model whose tokenizer and template count; its weights are not used
     */
    ConversationEncoder(VisionLanguageModel model, int imageTokens) {
        this.model = model;
        this.sight = new Sight(null, List.of(imageTokens), Duration.ZERO, Duration.ZERO);
    }

    /**
     * An encoded conversation.
     *
     * @param ids 0 at visual tokens
     * @param imageRows rows of visual tokens
     * @param answerRows rows whose next token counts, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, handed over, never compared
    record Encoded(int[] ids, int[] imageRows, int[] answerRows) {

        /** The token that should follow a row. */
        int label(int row) {
            return ids[row + 1];
        }
    }

    /**
     * Encodes turns. The rows of an answer are what its turn adds to the prompt that asks for it.
     *
     * @throws IllegalStateException if the template does not continue a prompt by its answer
     */
    Encoded encode(List<SceneQuestion> questions) {
        List<Turn> turns = new ArrayList<>();
        IntStream.Builder answerRows = IntStream.builder();
        Prompt answered = null;
        for (SceneQuestion question : questions) {
            List<Part> user = new ArrayList<>();
            if (turns.isEmpty()) {
                user.add(new Part.PictureSlot());
            }
            user.add(new Part.Text(question.question()));
            Prompt asked = prompt(turns, new Turn(user, Optional.empty()));
            Turn turn = new Turn(user, Optional.of(question.answer()));
            answered = prompt(turns, turn);
            requireContinued(asked.ids(), answered.ids());
            IntStream.range(asked.size(), answered.size()).forEach(row -> answerRows.add(row - 1));
            turns.add(turn);
        }
        if (answered == null) {
            throw new IllegalArgumentException("questions: expected at least one, got 0");
        }
        return encoded(answered, answerRows.build().toArray());
    }

    private Prompt prompt(List<Turn> before, Turn last) {
        List<Turn> all = new ArrayList<>(before);
        all.add(last);
        return model.prompt(new Conversation(all), sight);
    }

    private static Encoded encoded(Prompt prompt, int[] answerRows) {
        int[] ids = prompt.ids();
        TokenLayout layout = prompt.layout();
        int[] imageRows =
                IntStream.range(0, ids.length)
                        .filter(row -> layout.picture(row) != TokenLayout.NONE)
                        .toArray();
        for (int row : imageRows) {
            ids[row] = 0;
        }
        return new Encoded(ids, imageRows, answerRows);
    }

    private static void requireContinued(int[] asked, int[] answered) {
        if (answered.length <= asked.length
                || !Arrays.equals(asked, Arrays.copyOf(answered, asked.length))) {
            throw new IllegalStateException(
                    "template: expected the answer to leave the tokens before it as they are");
        }
    }
}
