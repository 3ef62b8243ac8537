package fastv.core.model;

import java.util.List;

/** Tokenizer and template of a checkpoint: what a plan needs to count tokens without weights. */
public interface PromptMaker extends AutoCloseable {

    /**
     * The prompt of a conversation.
     *
     * @param tokensPerPicture visual tokens of each picture, in the order of the conversation
     */
    Prompt prompt(Conversation conversation, List<Integer> tokensPerPicture);

    @Override
    void close();
}
