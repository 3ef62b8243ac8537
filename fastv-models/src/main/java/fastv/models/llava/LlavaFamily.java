package fastv.models.llava;

import fastv.core.training.ModelSizes;
import fastv.core.training.TrainableFamily;
import fastv.core.training.TrainableModel;
import fastv.models.checkpoint.Activation;
import fastv.models.checkpoint.ClipVisionConfig;
import fastv.models.checkpoint.LlamaConfig;
import fastv.models.checkpoint.LlavaConfig;
import fastv.models.checkpoint.RopeScaling;
import fastv.models.checkpoint.TokenIds;
import fastv.models.tokenizer.WordListTokenizer;
import java.util.List;
import java.util.OptionalInt;

/** LLaVA-1.5 from nothing: sizes are free, everything else is as in the published checkpoints. */
public final class LlavaFamily implements TrainableFamily {
    private static final int BOS = 1;
    private static final int EOS = 2;
    private static final int FEATURE_LAYER = -2;
    private static final int MAX_POSITIONS = 2048;
    private static final double EPS = 1e-5;
    private static final double ROPE_THETA = 10000;

    @Override
    public TrainableModel create(ModelSizes sizes, List<String> words, List<String> lineStarts) {
        WordListTokenizer tokenizer = new WordListTokenizer(words, lineStarts);
        return new TrainableLlava(config(sizes, tokenizer), sizes.pooling(), tokenizer);
    }

    private static LlavaConfig config(ModelSizes sizes, WordListTokenizer tokenizer) {
        ModelSizes.Decoder decoder = sizes.decoder();
        ModelSizes.Vision tower = sizes.vision();
        LlamaConfig text =
                new LlamaConfig(
                        decoder.width(),
                        decoder.intermediate(),
                        decoder.layers(),
                        decoder.heads(),
                        decoder.heads(),
                        decoder.width() / decoder.heads(),
                        tokenizer.vocabularySize(),
                        EPS,
                        false,
                        false,
                        false,
                        MAX_POSITIONS,
                        ROPE_THETA,
                        new RopeScaling.None(),
                        new TokenIds(
                                OptionalInt.of(BOS),
                                List.of(EOS),
                                OptionalInt.of(tokenizer.padTokenId())));
        ClipVisionConfig vision =
                new ClipVisionConfig(
                        tower.width(),
                        tower.intermediate(),
                        tower.layers(),
                        tower.heads(),
                        tower.imageSide(),
                        tower.patchSide(),
                        3,
                        EPS,
                        Activation.QUICK_GELU);
        return new LlavaConfig(
                text,
                vision,
                tokenizer.imageTokenId(),
                FEATURE_LAYER,
                LlavaConfig.FeatureSelect.DEFAULT,
                Activation.GELU,
                true,
                OptionalInt.of(vision.patches()));
    }
}
