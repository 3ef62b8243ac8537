package fastv.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.decode.Decoder;
import java.nio.file.Path;
import java.util.List;

/**
 * An open checkpoint. A model that reads text only refuses pictures; everything else is the same.
 * Weights live until it is closed, everything else in the scopes it hands out.
 */
public interface VisionLanguageModel extends AutoCloseable {

    /** What it is. */
    ModelCard card();

    /** Its decoder. */
    Decoder decoder();

    /** Its tokenizer. */
    TextCodec codec();

    /** A scope for one sample, below the weights. The caller closes it. */
    NDManager newScope();

    /**
     * Looks at picture files: decodes, processes, encodes, projects.
     *
     * @param owner what the rows live as long as
     * @throws fastv.core.error.BadInputException if a picture cannot be read, or the model cannot
     *     see
     */
    Sight see(NDManager owner, List<Path> pictures);

    /**
     * The tower's input for picture files.
     *
     * @return {@code [pictures, channels, height, width]} float32
     */
    NDArray pixelValues(NDManager owner, List<Path> pictures);

    /**
     * The tower's features that the projector takes.
     *
     * @param pixelValues as {@link #pixelValues}
     * @return {@code [pictures, patches, visionHidden]}
     */
    NDArray visionFeatures(NDManager owner, NDArray pixelValues);

    /**
     * The visual tokens of features.
     *
     * @return {@code [pictures, patches, hidden]}
     */
    NDArray project(NDManager owner, NDArray visionFeatures);

    /** The prompt of a conversation whose pictures were seen. */
    Prompt prompt(Conversation conversation, Sight sight);

    /** The layout of token ids in which placeholders stand at all visual tokens already. */
    Prompt promptOf(int[] expandedIds, List<Integer> tokensPerPicture);

    /**
     * Token embeddings with the visual tokens merged in.
     *
     * @return {@code [1, tokens, hidden]}
     */
    NDArray embeddings(NDManager owner, Prompt prompt, Sight sight);

    @Override
    void close();
}
