package fastv.eval.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.decode.Decoder;
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
import java.util.List;
import java.util.Set;

/** A decoder alone, as far as analyses ask during a prefill. */
record BareModel(Decoder decoder, NDManager manager) implements VisionLanguageModel {

    @Override
    public NDManager newScope() {
        return manager.newSubManager();
    }

    private static UnsupportedOperationException onlyDecoder() {
        return new UnsupportedOperationException("a benchmark's model is a decoder alone");
    }

    @Override
    public ModelCard card() {
        throw onlyDecoder();
    }

    @Override
    public TextCodec codec() {
        throw onlyDecoder();
    }

    @Override
    public Glance look(NDManager owner, List<Picture> pictures, Set<VisualNeed> needs) {
        throw onlyDecoder();
    }

    @Override
    public Glance glance(NDManager owner, NDArray pixelValues, Set<VisualNeed> needs) {
        throw onlyDecoder();
    }

    @Override
    public Sight sight(
            NDManager owner,
            Glance glance,
            List<VisualStage> stages,
            SampleSeed seed,
            String question) {
        throw onlyDecoder();
    }

    @Override
    public NDArray pixelValues(NDManager owner, List<Picture> pictures) {
        throw onlyDecoder();
    }

    @Override
    public NDArray project(NDManager owner, NDArray features) {
        throw onlyDecoder();
    }

    @Override
    public Prompt prompt(Conversation conversation, Sight sight) {
        throw onlyDecoder();
    }

    @Override
    public Prompt promptOf(int[] expandedIds, List<Integer> tokensPerPicture) {
        throw onlyDecoder();
    }

    @Override
    public NDArray embeddings(NDManager owner, Prompt prompt, Sight sight) {
        throw onlyDecoder();
    }

    @Override
    public void close() {
        manager.close();
    }
}
