package fastv.models.prompt;

import fastv.core.model.Conversation;
import fastv.core.model.Prompt;
import fastv.core.model.PromptMaker;
import fastv.core.model.TextCodec;
import fastv.models.tokenizer.CheckpointTokenizer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokenizer and template of an open model. The tokenizer is opened at first use: a checkpoint
 * without one still computes.
 */
public final class TextSide implements PromptMaker {
    private final Path checkpoint;
    private final int imageTokenId;
    private final PromptTemplate template;
    private @Nullable CheckpointTokenizer tokenizer;

    /**
     * @param imageTokenId the placeholder of visual tokens; a text-only model never uses it
     */
    public TextSide(Path checkpoint, int imageTokenId, PromptTemplate template) {
        this.checkpoint = checkpoint;
        this.imageTokenId = imageTokenId;
        this.template = template;
    }

    /** The tokenizer. */
    public TextCodec codec() {
        return tokenizer();
    }

    @Override
    public Prompt prompt(Conversation conversation, List<Integer> tokensPerPicture) {
        int[] tokens = tokensPerPicture.stream().mapToInt(Integer::intValue).toArray();
        return PromptBuilder.of(tokenizer(), imageTokenId, template).build(conversation, tokens);
    }

    private CheckpointTokenizer tokenizer() {
        if (tokenizer == null) {
            tokenizer = CheckpointTokenizer.open(checkpoint);
        }
        return tokenizer;
    }

    @Override
    public void close() {
        if (tokenizer != null) {
            tokenizer.close();
        }
    }
}
