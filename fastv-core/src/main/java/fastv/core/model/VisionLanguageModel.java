package fastv.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.decode.Decoder;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.core.token.PatchGrid;
import java.util.List;
import java.util.Set;

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
     * Looks at pictures: decodes, processes, encodes.
     *
     * @param owner what the result lives as long as
     * @param needs what stages before the decoder will read
     * @throws fastv.core.error.BadInputException if a picture cannot be read, or the model cannot
     *     see
     */
    Glance look(NDManager owner, List<Picture> pictures, Set<VisualNeed> needs);

    /** The same from pixel values. */
    Glance glance(NDManager owner, NDArray pixelValues, Set<VisualNeed> needs);

    /**
     * The visual tokens of a glance after the stages before the decoder.
     *
     * @param stages none for every patch
     * @param question what is asked about the pictures, for stages that read it
     */
    Sight sight(
            NDManager owner,
            Glance glance,
            List<VisualStage> stages,
            SampleSeed seed,
            String question);

    /** The same where nothing is asked yet; a stage that reads the question refuses. */
    default Sight sight(NDManager owner, Glance glance, List<VisualStage> stages, SampleSeed seed) {
        return sight(owner, glance, stages, seed, "");
    }

    /** Looks at pictures and lets every patch go on. */
    default Sight see(NDManager owner, List<Picture> pictures) {
        if (pictures.isEmpty()) {
            return Sight.NONE;
        }
        try (NDManager scope = owner.newSubManager()) {
            Glance glance = look(scope, pictures, Set.of());
            return sight(owner, glance, List.of(), new SampleSeed(0, ""));
        }
    }

    /**
     * The tower's input for pictures.
     *
     * @return {@code [pictures, channels, height, width]} float32
     */
    NDArray pixelValues(NDManager owner, List<Picture> pictures);

    /**
     * Where the patches of pictures lie in them, for overlays.
     *
     * @return one per picture; empty if the model does not say
     * @throws fastv.core.error.BadInputException if a picture cannot be read
     */
    default List<PatchGrid> patchGrids(List<Picture> pictures) {
        return List.of();
    }

    /**
     * What the projector makes of features.
     *
     * @param features {@code [..., visionHidden]}
     * @return {@code [..., hidden]}
     */
    NDArray project(NDManager owner, NDArray features);

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
