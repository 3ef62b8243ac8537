package fastv.models.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.decode.Decoder;
import fastv.core.error.BadInputException;
import fastv.core.model.Conversation;
import fastv.core.model.Glance;
import fastv.core.model.ModelCard;
import fastv.core.model.Picture;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.TextCodec;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import fastv.models.prompt.TextSide;
import fastv.models.weights.ModelWeights;
import java.util.List;
import java.util.Set;

/** An open LLaMA checkpoint: everything of a vision-language model but eyes. */
final class LlamaModel implements VisionLanguageModel {
    private final ModelCard card;
    private final ModelWeights weights;
    private final Decoder decoder;
    private final TextSide text;

    LlamaModel(ModelCard card, Decoder decoder, ModelWeights weights, TextSide text) {
        this.card = card;
        this.weights = weights;
        this.decoder = decoder;
        this.text = text;
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Decoder decoder() {
        return decoder;
    }

    @Override
    public TextCodec codec() {
        return text.codec();
    }

    @Override
    public NDManager newScope() {
        return weights.manager().newSubManager();
    }

    @Override
    public Glance look(NDManager owner, List<Picture> pictures, Set<VisualNeed> needs) {
        throw blind();
    }

    @Override
    public Glance glance(NDManager owner, NDArray pixelValues, Set<VisualNeed> needs) {
        throw blind();
    }

    @Override
    public Sight sight(
            NDManager owner,
            Glance glance,
            List<VisualStage> stages,
            SampleSeed seed,
            String question) {
        throw blind();
    }

    @Override
    public NDArray pixelValues(NDManager owner, List<Picture> pictures) {
        throw blind();
    }

    @Override
    public NDArray project(NDManager owner, NDArray features) {
        throw blind();
    }

    private static BadInputException blind() {
        return new BadInputException(
                "model: expected one that sees pictures, got a LLaMA checkpoint, which reads text"
                        + " only");
    }

    @Override
    public Prompt prompt(Conversation conversation, Sight sight) {
        return text.prompt(conversation, List.of());
    }

    @Override
    public Prompt promptOf(int[] expandedIds, List<Integer> tokensPerPicture) {
        TokenLayout layout = TokenLayout.uniform(Segment.INSTRUCTION, expandedIds.length);
        return new Prompt("", expandedIds, expandedIds, layout);
    }

    @Override
    public NDArray embeddings(NDManager owner, Prompt prompt, Sight sight) {
        return decoder.embed(owner, prompt.ids());
    }

    @Override
    public void close() {
        text.close();
        weights.close();
    }
}
