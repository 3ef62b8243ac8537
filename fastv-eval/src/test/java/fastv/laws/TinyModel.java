package fastv.laws;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.Checkpoints;
import fastv.core.model.Glance;
import fastv.core.model.OpenOptions;
import fastv.core.model.PictureReduction;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualNeed;
import fastv.eval.experiment.StrategyReader;
import fastv.eval.plugin.Composition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tiny LLaVA with random weights, random prompts for it, and decoding under any strategy. */
final class TinyModel implements AutoCloseable {
    private static final Path CHECKPOINTS = Path.of("src/test/resources/golden/checkpoints");
    private static final int IMAGE_TOKEN = 100;
    private static final int IMAGE_TOKENS = 36;
    private static final int IMAGE_SIDE = 30;
    private static final int GROUPED_IMAGE_TOKEN = 127;
    private static final int GROUPED_IMAGE_SIDE = 24;

    private final com.google.inject.Injector injector = Composition.ofClassPath();
    private final VisionLanguageModel model;
    private final int imageToken;
    private final int imageSide;

    TinyModel(String checkpoint) {
        this(checkpoint, IMAGE_TOKEN, IMAGE_SIDE);
    }

    /** A model whose queries share keys and values in groups; it takes the same samples. */
    static TinyModel grouped() {
        return new TinyModel("llava-tiny-gqa", GROUPED_IMAGE_TOKEN, GROUPED_IMAGE_SIDE);
    }

    private TinyModel(String checkpoint, int imageToken, int imageSide) {
        this.imageToken = imageToken;
        this.imageSide = imageSide;
        TorchEngine engine = TorchEngine.start("cpu", Optional.empty());
        model =
                injector.getInstance(Checkpoints.class)
                        .open(
                                CHECKPOINTS.resolve(checkpoint),
                                engine,
                                OpenOptions.asStored(Dtype.FLOAT32));
    }

    VisionLanguageModel open() {
        return model;
    }

    Strategy strategy(String yaml) {
        return injector.getInstance(StrategyReader.class).read("test", yaml);
    }

    /** A prompt of random ids around one or two random pictures. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Sample(int[] ids, List<Integer> tokensPerPicture, long seed) {}

    static Sample sample(RandomGenerator random) {
        int pictures = 1 + random.nextInt(2);
        List<Integer> ids = new ArrayList<>(List.of(1));
        text(random, 1 + random.nextInt(12), ids);
        for (int picture = 0; picture < pictures; picture++) {
            for (int i = 0; i < IMAGE_TOKENS; i++) {
                ids.add(IMAGE_TOKEN);
            }
            text(random, 1 + random.nextInt(9), ids);
        }
        return new Sample(
                ids.stream().mapToInt(Integer::intValue).toArray(),
                java.util.Collections.nCopies(pictures, IMAGE_TOKENS),
                random.nextLong());
    }

    private static void text(RandomGenerator random, int count, List<Integer> ids) {
        for (int i = 0; i < count; i++) {
            ids.add(3 + random.nextInt(IMAGE_TOKEN - 3));
        }
    }

    /** What a decoding came to. */
    @SuppressWarnings("ArrayRecordComponent") // compared field by field
    record Outcome(
            int[] tokens,
            List<float[]> logits,
            int[] tokensPerLayer,
            List<int[]> cacheLengths,
            List<int[]> kept,
            List<int[]> cachePositions,
            long[] cacheBytes) {}

    Outcome decode(Sample sample, Strategy strategy, int steps) {
        try (NDManager scope = model.newScope()) {
            Sight sight = sight(sample, strategy, scope);
            Prompt prompt = model.promptOf(shortened(sample, sight), sight.tokensPerPicture());
            NDArray embeddings = model.embeddings(scope, prompt, sight);
            try (DecodingSession session =
                    new DecodingSession(
                            model.decoder(),
                            strategy,
                            new SampleSeed(sample.seed(), "law"),
                            steps,
                            ForwardObserver.NONE,
                            scope)) {
                return run(session, embeddings, prompt, sight, steps);
            }
        }
    }

    /** What enters the decoder, one row per token of the prompt. */
    float[][] embeddings(Sample sample, Strategy strategy) {
        try (NDManager scope = model.newScope()) {
            Sight sight = sight(sample, strategy, scope);
            Prompt prompt = model.promptOf(shortened(sample, sight), sight.tokensPerPicture());
            float[] all = model.embeddings(scope, prompt, sight).toFloatArray();
            int width = all.length / prompt.size();
            float[][] rows = new float[prompt.size()][];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = Arrays.copyOfRange(all, row * width, (row + 1) * width);
            }
            return rows;
        }
    }

    private Outcome run(
            DecodingSession session, NDArray embeddings, Prompt prompt, Sight sight, int steps) {
        int[] tokens = new int[steps];
        List<float[]> logits = new ArrayList<>();
        NDArray next = session.prefill(embeddings, prompt.layout());
        for (int step = 0; step < steps; step++) {
            logits.add(next.toFloatArray());
            tokens[step] = model.decoder().kernels().sampling().greedy(next);
            if (step + 1 < steps) {
                next = session.step(tokens[step]);
            }
        }
        List<int[]> kept =
                Stream.concat(
                                sight.reductions().stream().map(PictureReduction::patches),
                                session.rankings().stream()
                                        .map(record -> record.ranking().keptPositions()))
                        .toList();
        List<int[]> positions = new ArrayList<>();
        long[] bytes = {};
        if (session.cache() != null) {
            for (int layer = 0; layer < model.decoder().layers(); layer++) {
                positions.add(session.cache().positions(layer));
            }
            bytes = session.cache().usedBytes();
        }
        return new Outcome(
                tokens,
                logits,
                session.tokensPerLayer(),
                session.cacheLengths(),
                kept,
                positions,
                bytes);
    }

    /** The ids with as many placeholders per picture as tokens are left. */
    private int[] shortened(Sample sample, Sight sight) {
        List<Integer> ids = new ArrayList<>();
        int picture = -1;
        int of = 0;
        for (int i = 0; i < sample.ids().length; i++) {
            int id = sample.ids()[i];
            boolean first = id == IMAGE_TOKEN && sample.ids()[i - 1] != IMAGE_TOKEN;
            picture += first ? 1 : 0;
            of = first ? 0 : of + 1;
            if (id != IMAGE_TOKEN || of < sight.tokensPerPicture().get(picture)) {
                ids.add(id == IMAGE_TOKEN ? imageToken : id);
            }
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    private Sight sight(Sample sample, Strategy strategy, NDManager scope) {
        int pictures = sample.tokensPerPicture().size();
        float[] pixels = new float[pictures * 3 * imageSide * imageSide];
        java.util.SplittableRandom random = new java.util.SplittableRandom(sample.seed());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) (random.nextDouble() * 4 - 2);
        }
        NDArray values = scope.create(pixels, new Shape(pictures, 3, imageSide, imageSide));
        Set<VisualNeed> needs =
                strategy.visual().stream()
                        .flatMap(stage -> stage.needs().stream())
                        .collect(Collectors.toSet());
        Glance glance = model.glance(scope, values, needs);
        return model.sight(scope, glance, strategy.visual(), new SampleSeed(sample.seed(), "law"));
    }

    /** What the stages before the decoder make of a sample's pictures. */
    List<PictureReduction> reductions(Sample sample, Strategy strategy) {
        try (NDManager scope = model.newScope()) {
            return sight(sample, strategy, scope).reductions();
        }
    }

    /** What the first of several pictures becomes; the pixels depend on the seed alone. */
    List<fastv.core.prune.MergedToken> firstOf(int pictures, long seed, Strategy strategy) {
        Sample sample =
                new Sample(new int[0], java.util.Collections.nCopies(pictures, IMAGE_TOKENS), seed);
        return reductions(sample, strategy).get(0).tokens();
    }

    static double largestDifference(List<float[]> a, List<float[]> b) {
        double largest = 0;
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < a.get(i).length; j++) {
                largest = Math.max(largest, Math.abs(a.get(i)[j] - b.get(i)[j]));
            }
        }
        return largest;
    }

    static boolean sameLists(List<int[]> a, List<int[]> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!Arrays.equals(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        model.close();
    }
}
