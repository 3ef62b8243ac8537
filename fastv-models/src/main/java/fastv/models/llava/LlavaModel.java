package fastv.models.llava;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.decode.Decoder;
import fastv.core.error.BadInputException;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.VisionKernels;
import fastv.core.model.Conversation;
import fastv.core.model.Glance;
import fastv.core.model.ModelCard;
import fastv.core.model.Picture;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.TextCodec;
import fastv.core.model.VisionLanguageModel;
import fastv.core.model.VisualReducer;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.core.token.PatchGrid;
import fastv.core.token.Segment;
import fastv.models.checkpoint.LlavaConfig;
import fastv.models.clip.CommonSpaces;
import fastv.models.decoder.LlamaDecoder;
import fastv.models.image.ImageProcessor;
import fastv.models.image.PictureReader;
import fastv.models.prompt.TextSide;
import fastv.models.vision.ClipTower;
import fastv.models.weights.ModelWeights;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An open LLaVA-1.5 checkpoint. */
final class LlavaModel implements VisionLanguageModel {
    private final ModelCard card;
    private final LlavaConfig config;
    private final ModelWeights weights;
    private final Decoder decoder;
    private final ClipTower tower;
    private final CommonSpaces spaces;
    private final TensorBundle projector;
    private final ImageProcessor processor;
    private final PictureReader reader;
    private final TextSide text;

    LlavaModel(
            ModelCard card,
            LlavaConfig config,
            ModelWeights weights,
            CommonSpaces spaces,
            ImageProcessor processor,
            TextSide text) {
        this.card = card;
        this.config = config;
        this.weights = weights;
        this.decoder = LlamaDecoder.of(config.text(), weights);
        this.tower = ClipTower.of(config.vision(), config.visionLayersUsed(), weights);
        this.spaces = spaces;
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
    public Glance look(NDManager owner, List<Picture> pictures, Set<VisualNeed> needs) {
        spaces.require(needs);
        long start = System.nanoTime();
        NDArray pixels = pixelValues(owner, pictures);
        Duration processing = Duration.ofNanos(System.nanoTime() - start);
        Glance seen = glance(owner, pixels, needs);
        pixels.close();
        return seen.processedIn(processing);
    }

    @Override
    public Glance glance(NDManager owner, NDArray pixelValues, Set<VisualNeed> needs) {
        spaces.require(needs);
        return tower.look(owner, pixelValues, needs);
    }

    @Override
    public Sight sight(
            NDManager owner,
            Glance glance,
            List<VisualStage> stages,
            SampleSeed seed,
            String question) {
        boolean withClass = config.featureSelect() == LlavaConfig.FeatureSelect.FULL;
        if (!stages.isEmpty() && withClass) {
            throw new BadInputException(
                    "stages before the decoder: expected vision_feature_select_strategy default,"
                            + " got full");
        }
        try (NDManager scope = owner.newSubManager()) {
            Glance asked = spaces.asked(scope, glance, stages, question);
            long read = System.nanoTime();
            VisualReducer reducer =
                    new VisualReducer(weights.kernels(), rows -> project(scope, rows));
            NDArray rows = reducer.reduce(scope, asked, stages, seed, withClass);
            rows.attach(owner);
            Duration projecting =
                    Duration.ofNanos(System.nanoTime() - read).minus(reducer.selection());
            return new Sight(
                    rows,
                    reducer.tokensPerPicture(),
                    glance.imageProcessing(),
                    glance.towerFor(stages).plus(projecting),
                    reducer.selection().plus(asked.selectionFor(stages)),
                    reducer.reductions());
        }
    }

    @Override
    public NDArray pixelValues(NDManager owner, List<Picture> pictures) {
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
    public List<PatchGrid> patchGrids(List<Picture> pictures) {
        return pictures.stream()
                .map(picture -> processor.process(reader.read(picture)))
                .map(
                        seen ->
                                seen.mapping()
                                        .grid(
                                                config.vision().patchSize(),
                                                seen.width(),
                                                seen.height()))
                .toList();
    }

    @Override
    public NDArray project(NDManager owner, NDArray features) {
        return kernels()
                .project(
                        owner,
                        features,
                        projector,
                        config.projectorActivation().name().toLowerCase(Locale.ROOT));
    }

    private VisionKernels kernels() {
        return weights.kernels().vision();
    }

    @Override
    public Prompt prompt(Conversation conversation, Sight sight) {
        Prompt prompt = text.prompt(conversation, sight.tokensPerPicture());
        return prompt.withLayout(prompt.layout().showing(sight.patches()).marked(sight.marks()));
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
        if (at.length == 0) {
            return decoder.embed(owner, ids); // a method let no visual token through
        }
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
        spaces.close();
        weights.close();
    }
}
