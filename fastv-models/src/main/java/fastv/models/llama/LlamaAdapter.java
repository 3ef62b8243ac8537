package fastv.models.llama;

import fastv.core.cost.ModelShape;
import fastv.core.decode.Decoder;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.ModelAdapter;
import fastv.core.model.ModelCard;
import fastv.core.model.OpenOptions;
import fastv.core.model.PromptMaker;
import fastv.core.model.VisionLanguageModel;
import fastv.core.plugin.Parts;
import fastv.models.checkpoint.Checkpoint;
import fastv.models.checkpoint.CheckpointConfig;
import fastv.models.checkpoint.LlamaConfig;
import fastv.models.decoder.DecoderCard;
import fastv.models.decoder.LlamaDecoder;
import fastv.models.prompt.PromptTemplate;
import fastv.models.prompt.TextSide;
import fastv.models.weights.ModelWeights;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;

/** LLaMA and its relatives with the same decoder. Touvron et al., arXiv:2302.13971. */
public final class LlamaAdapter implements ModelAdapter {
    /** The public name. */
    public static final String NAME = "llama";

    private static final String TEMPLATE = "plain";
    private static final int NO_IMAGE_TOKEN = -1;

    private final Parts<PromptTemplate> templates;

    @Inject
    LlamaAdapter(Parts<PromptTemplate> templates) {
        this.templates = templates;
    }

    @Override
    public String summary() {
        return "LLaMA decoder, text only";
    }

    @Override
    public String source() {
        return "Touvron et al., arXiv:2302.13971";
    }

    @Override
    public boolean opens(Path checkpoint) {
        return CheckpointConfig.read(checkpoint) instanceof LlamaConfig;
    }

    @Override
    public ModelCard describe(Path checkpoint, OpenOptions options) {
        return card(Checkpoint.open(checkpoint), options);
    }

    private ModelCard card(Checkpoint checkpoint, OpenOptions options) {
        LlamaConfig config = (LlamaConfig) checkpoint.config();
        return new ModelCard(
                NAME,
                ModelShape.text(DecoderCard.shape(config)),
                config.parameters(),
                Optional.empty(),
                DecoderCard.storedType(checkpoint),
                config.maxPositionEmbeddings(),
                DecoderCard.stopTokens(config),
                template(options).name(),
                Optional.empty());
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
        return new TextSide(checkpoint, NO_IMAGE_TOKEN, template(options));
    }

    @Override
    public VisionLanguageModel open(Path path, TorchEngine engine, OpenOptions options) {
        Checkpoint checkpoint = Checkpoint.open(path);
        ModelCard card = card(checkpoint, options);
        ModelWeights weights = new ModelWeights(checkpoint, engine, options.dtype());
        Decoder decoder = LlamaDecoder.of((LlamaConfig) checkpoint.config(), weights);
        TextSide text = new TextSide(path, NO_IMAGE_TOKEN, template(options));
        return new LlamaModel(card, decoder, weights, text);
    }
}
