package fastv.eval.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.cost.DecoderMacs;
import fastv.core.cost.DecoderShape;
import fastv.core.cost.TokensPerLayer;
import fastv.core.cost.VisionShape;
import fastv.core.error.BadInputException;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.RandomClip;
import fastv.core.prune.Strategy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What selection costs beside the prefill it shortens: reading attention and other evidence (told
 * by itself), ranking, choosing, cutting and merging, at all sites of a method's setting, up to the
 * end of the prefill.
 *
 * <p>The prefill of the whole decoder is extrapolated: a few layers are timed, and the method's own
 * prefill is that rate times its exact FLOPs over all layers, so that a method that removes more is
 * measured against less. The tower is no part of the prefill.
 *
 * <p>Evidence before the decoder comes from towers with random weights. One run of the tower per
 * repetition serves all methods, each of which is charged with what its own evidence takes beside
 * the blocks that run anyway, and with the blocks that run for evidence alone; a method that merges
 * inside the tower has a run of its own, of which comparing keys, matching and merging count. A
 * method that reads the question is charged with the run of CLIP's text tower, as reading.
 *
 * <p>Reading is what gives rows of attention, the tower's keys and cosines with the question.
 * Comparing rows with each other and projecting a coming layer's queries and keys count as
 * selection alone.
 */
public final class SelectionBenchmark implements Benchmark {
    private static final int ALL_LAYERS = 32;

    private final List<String> names;
    private final Function<String, PublishedSettings.Setting> setting;
    private final List<String> bound;
    private final RandomClip clip;
    private final IntFunction<RandomClip.Sizes> sizes;

    /**
     * @param names what is measured
     * @param setting how a name is measured; may refuse with a {@link BadInputException}
     * @param bound names that are held to the bound
     * @param clip makes the towers
     * @param sizes theirs, for pictures of so many patches a side
     */
    public SelectionBenchmark(
            List<String> names,
            Function<String, PublishedSettings.Setting> setting,
            List<String> bound,
            RandomClip clip,
            IntFunction<RandomClip.Sizes> sizes) {
        this.names = List.copyOf(names);
        this.setting = setting;
        this.bound = List.copyOf(bound);
        this.clip = clip;
        this.sizes = sizes;
    }

    @Override
    public void run(TorchEngine engine, BenchSettings settings, Consumer<String> out) {
        RandomClip.Sizes towers = sizes.apply(gridSide(settings));
        header(engine, settings, towers).forEach(out);
        DecoderShape shape = settings.shape();
        SelectionTable table = new SelectionTable(bound);
        try (RandomDecoder timed = new RandomDecoder(engine, shape, settings.dtype());
                RandomDecoder whole =
                        new RandomDecoder(engine, withLayers(shape), settings.dtype());
                RandomSight sight = new RandomSight(clip, towers, whole, shape.hidden())) {
            SelectionRound round =
                    new SelectionRound(whole, sight, strategies(sight, table), settings, table);
            DecoderMacs macs = new DecoderMacs(withLayers(shape));
            for (int repetition = -1; repetition < settings.repetitions(); repetition++) {
                double perMac = secondsPerMac(timed, settings);
                round.run(tokens -> perMac * macs.prefill(tokens), repetition >= 0);
            }
        }
        table.lines().forEach(out);
    }

    /** The side of the smallest square picture with as many patches as image tokens, or more. */
    private static int gridSide(BenchSettings settings) {
        return (int) Math.ceil(Math.sqrt(settings.imageTokens()));
    }

    private static List<String> header(
            TorchEngine engine, BenchSettings settings, RandomClip.Sizes towers) {
        DecoderShape shape = settings.shape();
        VisionShape vision = towers.vision();
        int patches = vision.patches();
        return List.of(
                "%s, %d threads; random weights, %s; medians of %d (least to most)"
                        .formatted(
                                engine.description(),
                                engine.threads(),
                                settings.dtype().publicName(),
                                settings.repetitions()),
                "prefill: %d tokens (%d image), hidden %d, %d heads, intermediate %d; %d layers extrapolated from %d timed"
                        .formatted(
                                settings.tokens(),
                                settings.imageTokens(),
                                shape.hidden(),
                                shape.heads(),
                                shape.intermediateSize(),
                                ALL_LAYERS,
                                shape.layers()),
                "before it: a vision tower of %d blocks of hidden %d on %d patches%s; a text tower of %d blocks of hidden %d on %d tokens"
                        .formatted(
                                vision.layersRun(),
                                vision.hidden(),
                                patches,
                                patches == settings.imageTokens()
                                        ? ""
                                        : " (the next square, from which methods before the decoder choose)",
                                towers.text().blocks(),
                                towers.text().hidden(),
                                RandomSight.QUESTION_TOKENS));
    }

    private static DecoderShape withLayers(DecoderShape shape) {
        return new DecoderShape(
                shape.hidden(),
                shape.intermediateSize(),
                ALL_LAYERS,
                shape.heads(),
                shape.kvHeads(),
                shape.headDim(),
                shape.vocabSize());
    }

    private Map<String, Strategy> strategies(RandomSight sight, SelectionTable table) {
        Map<String, Strategy> strategies = new TreeMap<>();
        for (String name : names) {
            try {
                PublishedSettings.Setting made = setting.apply(name);
                sight.require(RandomSight.needs(made.strategy()));
                strategies.put(name, made.strategy());
                table.options(name, made.options());
            } catch (BadInputException e) {
                table.leaveOut(name, String.join("; ", e.problems()));
            }
        }
        return strategies;
    }

    /** The unpruned prefill of a few layers, per multiply-accumulate. */
    private static double secondsPerMac(RandomDecoder timed, BenchSettings settings) {
        try (NDManager scope = timed.manager().newSubManager()) {
            NDArray prompt = SelectionRound.random(timed, scope, settings.tokens(), settings);
            long start = System.nanoTime();
            SelectionRound.prefill(
                            timed.decoder(),
                            Strategy.NONE,
                            prompt,
                            SelectionRound.layout(settings, settings.imageTokens()),
                            scope)
                    .close();
            double seconds = (System.nanoTime() - start) / 1e9;
            TokensPerLayer uncut =
                    TokensPerLayer.uncut(settings.shape().layers(), settings.tokens());
            return seconds / new DecoderMacs(settings.shape()).prefill(uncut);
        }
    }
}
