package fastv.core.model;

import fastv.core.prune.VisualNeed;
import java.util.List;

/** Tokenizer and template of a checkpoint: what a plan needs to count tokens without weights. */
public interface PromptMaker extends AutoCloseable {

    /**
     * The prompt of a conversation.
     *
     * @param tokensPerPicture visual tokens of each picture, in the order of the conversation
     */
    Prompt prompt(Conversation conversation, List<Integer> tokensPerPicture);

    /**
     * Multiply-accumulates of reading a question beside the model, for a stage before the decoder
     * that compares it with every patch; 0 for needs that read no question.
     *
     * @param need what the stage announces
     * @param question what is asked about the pictures
     * @param pictures how many
     */
    default long questionMacs(VisualNeed need, String question, int pictures) {
        return 0;
    }

    @Override
    void close();
}
