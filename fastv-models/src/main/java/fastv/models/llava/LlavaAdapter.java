package fastv.models.llava;

import fastv.core.cost.ModelShape;
import fastv.core.cost.ProjectorShape;
import fastv.core.cost.VisionShape;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.ModelAdapter;
import fastv.core.model.ModelCard;
import fastv.core.model.OpenOptions;
import fastv.core.model.PromptMaker;
import fastv.core.model.VisionLanguageModel;
import fastv.core.plugin.Parts;
import fastv.models.checkpoint.Checkpoint;
import fastv.models.checkpoint.CheckpointConfig;
import fastv.models.checkpoint.ClipVisionConfig;
import fastv.models.checkpoint.LlavaConfig;
import fastv.models.clip.CommonSpaces;
import fastv.models.clip.QuestionCosts;
import fastv.models.decoder.DecoderCard;
import fastv.models.image.ImageProcessor;
import fastv.models.prompt.PromptTemplate;
import fastv.models.prompt.TextSide;
import fastv.models.weights.ModelWeights;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;

/**
 * LLaVA-1.5: CLIP ViT, two-layer GELU projector, LLaMA decoder. Liu et al., arXiv:2310.03744. Opens
 * the layouts of transformers and the authors' own.
 */
public final class LlavaAdapter implements ModelAdapter {
    /** The public name. */
    public static final String NAME = "llava-1.5";

    private static final String TEMPLATE = "vicuna_v1";

    private final Parts<PromptTemplate> templates;

    @Inject
    LlavaAdapter(Parts<PromptTemplate> templates) {
        this.templates = templates;
    }

    @Override
    public String summary() {
        return "CLIP ViT with a class token, two-layer projector, LLaMA decoder";
    }

    @Override
    public String source() {
        return "Liu et al., arXiv:2310.03744";
    }

    @Override
    public boolean opens(Path checkpoint) {
        return CheckpointConfig.read(checkpoint) instanceof LlavaConfig;
    }

    @Override
    public ModelCard describe(Path checkpoint, OpenOptions options) {
        return card(Checkpoint.open(checkpoint), options);
    }

    private ModelCard card(Checkpoint checkpoint, OpenOptions options) {
        LlavaConfig config = (LlavaConfig) checkpoint.config();
        ClipVisionConfig vision = config.vision();
        VisionShape tower =
                new VisionShape(
                        vision.hiddenSize(),
                        vision.intermediateSize(),
                        config.visionLayersUsed(),
                        vision.heads(),
                        vision.patchSize(),
                        vision.imageSize(),
                        vision.patches() + 1);
        ModelShape shape =
                new ModelShape(
                        DecoderCard.shape(config.text()),
                        Optional.of(tower),
                        Optional.of(
                                new ProjectorShape(
                                        vision.hiddenSize(), config.text().hiddenSize())));
        return new ModelCard(
                NAME,
                shape,
                config.parameters(),
                Optional.of(config.imageTokens()),
                DecoderCard.storedType(checkpoint),
                config.text().maxPositionEmbeddings(),
                DecoderCard.stopTokens(config.text()),
                template(options).name(),
                Optional.of(ProcessorChoice.of(checkpoint, config, options).name()));
    }

    private PromptTemplate template(OpenOptions options) {
        return templates.get(options.template().orElse(TEMPLATE));
    }

    @Override
    public String fingerprint(Path checkpoint) {
        return Checkpoint.open(checkpoint).hash();
    }

    @Override
    public PromptMaker prompts(Path checkpoint, OpenOptions options) {
        LlavaConfig config = (LlavaConfig) CheckpointConfig.read(checkpoint);
        return new LlavaPrompts(
                new TextSide(checkpoint, config.imageTokenId(), template(options)),
                new QuestionCosts(checkpoint),
                config.vision().patches());
    }

    @Override
    public VisionLanguageModel open(Path path, TorchEngine engine, OpenOptions options) {
        Checkpoint checkpoint = Checkpoint.open(path);
        LlavaConfig config = (LlavaConfig) checkpoint.config();
        ModelCard card = card(checkpoint, options);
        ImageProcessor processor = ProcessorChoice.of(checkpoint, config, options).processor();
        ModelWeights weights = new ModelWeights(checkpoint, engine, options.dtype());
        CommonSpaces spaces = new CommonSpaces(path, config.vision(), weights);
        TextSide text = new TextSide(path, config.imageTokenId(), template(options));
        return new LlavaModel(card, config, weights, spaces, processor, text);
    }
}
