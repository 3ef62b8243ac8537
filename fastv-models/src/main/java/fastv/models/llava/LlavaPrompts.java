package fastv.models.llava;

import fastv.core.model.Conversation;
import fastv.core.model.Prompt;
import fastv.core.model.PromptMaker;
import fastv.core.prune.VisualNeed;
import fastv.models.clip.QuestionCosts;
import fastv.models.prompt.TextSide;
import java.util.List;

/**
 * Prompts, and what questions cost beside them.
 *
 * @param text tokenizer and template
 * @param questions what CLIP's text tower would do
 * @param patches per picture
 */
record LlavaPrompts(TextSide text, QuestionCosts questions, int patches) implements PromptMaker {

    @Override
    public Prompt prompt(Conversation conversation, List<Integer> tokensPerPicture) {
        return text.prompt(conversation, tokensPerPicture);
    }

    @Override
    public long questionMacs(VisualNeed need, String question, int pictures) {
        return questions.macs(need, question, (long) pictures * patches);
    }

    @Override
    public void close() {
        text.close();
        questions.close();
    }
}
