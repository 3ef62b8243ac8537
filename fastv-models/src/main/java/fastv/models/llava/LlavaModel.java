package fastv.models.llava;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.decode.Decoder;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.VisionKernels;
import fastv.core.model.Conversation;
import fastv.core.model.ModelCard;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.TextCodec;
import fastv.core.model.VisionLanguageModel;
import fastv.core.token.Segment;
import fastv.models.checkpoint.LlavaConfig;
import fastv.models.decoder.LlamaDecoder;
import fastv.models.image.ImageProcessor;
import fastv.models.image.PictureReader;
import fastv.models.prompt.TextSide;
import fastv.models.vision.ClipTower;
import fastv.models.weights.ModelWeights;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** An open LLaVA-1.5 checkpoint. */
final class LlavaModel implements VisionLanguageModel {
    private final ModelCard card;
    private final LlavaConfig config;
    private final ModelWeights weights;
    private final Decoder decoder;
    private final ClipTower tower;
    private final TensorBundle projector;
    private final ImageProcessor processor;
    private final PictureReader reader;
    private final TextSide text;

    LlavaModel(
            ModelCard card,
            LlavaConfig config,
            ModelWeights weights,
            ImageProcessor processor,
            TextSide text) {
        this.card = card;
        this.config = config;
        this.weights = weights;
        this.decoder = LlamaDecoder.of(config.text(), weights);
        this.tower = new ClipTower(config.vision(), config.visionLayersUsed(), weights);
        this.projector = weights.bundle("projector.");
        this.processor = processor;
        this.reader = PictureReader.standard();
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
    public Sight see(NDManager owner, List<Path> pictures) {
        if (pictures.isEmpty()) {
            return Sight.NONE;
        }
        try (NDManager scope = owner.newSubManager()) {
            long start = System.nanoTime();
            NDArray pixels = pixelValues(scope, pictures);
            Duration processing = Duration.ofNanos(System.nanoTime() - start);
            long encodeStart = System.nanoTime();
            NDArray projected = project(scope, visionFeatures(scope, pixels));
            NDArray rows = projected.reshape(-1, config.text().hiddenSize());
            rows.attach(owner);
            Duration vision = Duration.ofNanos(System.nanoTime() - encodeStart);
            return new Sight(
                    rows,
                    Collections.nCopies(pictures.size(), config.imageTokens()),
                    processing,
                    vision);
        }
    }

    @Override
    public NDArray pixelValues(NDManager owner, List<Path> pictures) {
        int side = config.vision().imageSize();
        int each = config.vision().channels() * side * side;
        float[] values = new float[pictures.size() * each];
        for (int i = 0; i < pictures.size(); i++) {
            float[] picture = processor.process(reader.read(pictures.get(i))).values();
            System.arraycopy(picture, 0, values, i * each, each);
        }
        return owner.create(
                values, new Shape(pictures.size(), config.vision().channels(), side, side));
    }

    @Override
    public NDArray visionFeatures(NDManager owner, NDArray pixelValues) {
        NDArray hidden = tower.encode(owner, pixelValues);
        if (config.featureSelect() == LlavaConfig.FeatureSelect.FULL) {
            return hidden;
        }
        NDArray patches = kernels().dropFirst(owner, hidden, 1);
        hidden.close();
        return patches;
    }

    @Override
    public NDArray project(NDManager owner, NDArray visionFeatures) {
        return kernels()
                .project(
                        owner,
                        visionFeatures,
                        projector,
                        config.projectorActivation().name().toLowerCase(Locale.ROOT));
    }

    private VisionKernels kernels() {
        return weights.kernels().vision();
    }

    @Override
    public Prompt prompt(Conversation conversation, Sight sight) {
        return text.prompt(conversation, sight.tokensPerPicture());
    }

    @Override
    public Prompt promptOf(int[] expandedIds, List<Integer> tokensPerPicture) {
        return ExpandedIds.prompt(expandedIds, config.imageTokenId(), tokensPerPicture);
    }

    @Override
    public NDArray embeddings(NDManager owner, Prompt prompt, Sight sight) {
        int[] ids = prompt.ids();
        NDArray rows = sight.rows();
        if (rows == null) {
            return decoder.embed(owner, ids);
        }
        int[] at = prompt.layout().rows(Segment.IMAGE);
        for (int position : at) {
            ids[position] = 0; // the authors' placeholder is no row of the table
        }
        try (NDManager scope = owner.newSubManager()) {
            NDArray index = scope.create(java.util.Arrays.stream(at).asLongStream().toArray());
            return weights.kernels().decoder().merge(owner, decoder.embed(scope, ids), rows, index);
        }
    }

    @Override
    public void close() {
        text.close();
        weights.close();
    }
}
