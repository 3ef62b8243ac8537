package fastv.eval.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.cost.DecoderMacs;
import fastv.core.cost.DecoderShape;
import fastv.core.cost.TokensPerLayer;
import fastv.core.decode.Decoder;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.error.BadInputException;
import fastv.core.kernel.EvidenceKernels;
import fastv.core.kernel.TorchEngine;
import fastv.core.kernel.WeightKernels;
import fastv.core.model.Glance;
import fastv.core.model.Sight;
import fastv.core.model.VisualReducer;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What selection costs beside the prefill it shortens: reading attention and other evidence (told
 * by itself), ranking, choosing, cutting and merging, at all sites of a method's published setting.
 *
 * <p>The prefill of the whole decoder is extrapolated: a few layers are timed, and the method's own
 * prefill is that rate times its exact FLOPs over all layers, so that a method that removes more is
 * measured against less. The tower's rows that methods before the decoder read are of CLIP-L's
 * size; computing them beside the tower's own attention is not counted.
 */
public final class SelectionBenchmark implements Benchmark {
    private static final int ALL_LAYERS = 32;
    private static final double BOUND = 0.01;
    private static final SampleSeed SEED = new SampleSeed(0, "bench");
    private static final int TOWER_HEADS = 16;
    private static final int TOWER_HIDDEN = 1024;

    private final Map<String, Strategy> strategies;
    private final List<String> bound;

    /**
     * @param strategies what is measured, by label
     * @param bound labels that are held to the bound
     */
    public SelectionBenchmark(Map<String, Strategy> strategies, List<String> bound) {
        this.strategies = Map.copyOf(strategies);
        this.bound = List.copyOf(bound);
    }

    /** One method on one prompt; reading is part of selection. */
    private record Once(Duration selection, Duration reading, TokensPerLayer tokens) {}

    /** What was measured of one method. */
    private record Row(
            String label,
            List<Double> shares,
            List<Double> milliseconds,
            List<Double> readingMilliseconds) {

        static Row of(String label) {
            return new Row(label, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public void run(TorchEngine engine, BenchSettings settings, Consumer<String> out) {
        DecoderShape shape = settings.shape();
        out.accept(
                "%s, %d threads; %d tokens (%d image), hidden %d, %d heads, intermediate %d, %s; prefill of %d layers extrapolated from %d timed; medians of %d (least to most)"
                        .formatted(
                                engine.description(),
                                engine.threads(),
                                settings.tokens(),
                                settings.imageTokens(),
                                shape.hidden(),
                                shape.heads(),
                                shape.intermediateSize(),
                                settings.dtype().publicName(),
                                ALL_LAYERS,
                                shape.layers(),
                                settings.repetitions()));
        try (RandomDecoder timed = new RandomDecoder(engine, shape, settings.dtype());
                RandomDecoder whole =
                        new RandomDecoder(engine, withLayers(shape), settings.dtype())) {
            measure(timed, whole, settings, out);
        }
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

    private void measure(
            RandomDecoder timed,
            RandomDecoder whole,
            BenchSettings settings,
            Consumer<String> out) {
        Map<String, Row> rows = new HashMap<>();
        try (NDManager scope = whole.manager().newSubManager()) {
            NDArray prompt = random(whole, scope, settings.tokens(), settings.shape().hidden());
            for (int repetition = -1; repetition < settings.repetitions(); repetition++) {
                double perMac = secondsPerMac(timed, prompt, settings);
                for (String label : strategies.keySet().stream().sorted().toList()) {
                    Optional<Once> once = once(whole, scope, prompt, label, settings, out, rows);
                    if (once.isPresent() && repetition >= 0) {
                        add(rows, label, once.get(), perMac, settings);
                    }
                }
            }
        }
        out.accept(
                "method                              selection ms            of it reading ms"
                        + "   share of its prefill");
        rows.values().stream()
                .filter(row -> !row.shares().isEmpty())
                .sorted((a, b) -> a.label().compareTo(b.label()))
                .forEach(row -> out.accept(line(row)));
    }

    private Optional<Once> once(
            RandomDecoder whole,
            NDManager scope,
            NDArray prompt,
            String label,
            BenchSettings settings,
            Consumer<String> out,
            Map<String, Row> rows) {
        Row row = rows.get(label);
        if (row != null && row.milliseconds().contains(Double.NaN)) {
            return Optional.empty();
        }
        try (NDManager own = scope.newSubManager()) {
            Strategy strategy = Optional.ofNullable(strategies.get(label)).orElseThrow();
            return Optional.of(select(whole, own, prompt, strategy, settings));
        } catch (BadInputException | UnsupportedOperationException e) {
            out.accept(label + ": not measured: " + e.getMessage());
            rows.put(label, new Row(label, List.of(), List.of(Double.NaN), List.of()));
            return Optional.empty();
        }
    }

    private static void add(
            Map<String, Row> rows, String label, Once once, double perMac, BenchSettings settings) {
        DecoderMacs macs = new DecoderMacs(withLayers(settings.shape()));
        double prefill = perMac * macs.prefill(once.tokens());
        double seconds = once.selection().toNanos() / 1e9;
        Row row = rows.computeIfAbsent(label, Row::of);
        row.shares().add(seconds / prefill);
        row.milliseconds().add(seconds * 1e3);
        row.readingMilliseconds().add(once.reading().toNanos() / 1e6);
    }

    /** The unpruned prefill of a few layers, per multiply-accumulate. */
    private static double secondsPerMac(
            RandomDecoder timed, NDArray prompt, BenchSettings settings) {
        long start = System.nanoTime();
        try (NDManager scope = timed.manager().newSubManager()) {
            decode(timed.decoder(), Strategy.NONE, prompt, layout(settings, -1), scope).close();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        TokensPerLayer uncut = TokensPerLayer.uncut(settings.shape().layers(), settings.tokens());
        return seconds / new DecoderMacs(settings.shape()).prefill(uncut);
    }

    private static Once select(
            RandomDecoder whole,
            NDManager scope,
            NDArray prompt,
            Strategy strategy,
            BenchSettings settings) {
        EvidenceKernels evidence = whole.decoder().kernels().evidence();
        Duration readBefore = evidence.time();
        Duration before = Duration.ZERO;
        TokenLayout layout = layout(settings, -1);
        NDArray entering = prompt;
        if (!strategy.visual().isEmpty()) {
            VisualReducer reducer = reducer(whole, scope, settings);
            Glance glance = glance(whole, scope, settings, strategy);
            reducer.reduce(scope, glance, strategy.visual(), SEED, false);
            before = reducer.selection();
            Sight sight =
                    new Sight(
                            null,
                            reducer.tokensPerPicture(),
                            Duration.ZERO,
                            Duration.ZERO,
                            before,
                            reducer.reductions());
            layout =
                    layout(settings, sight.tokensPerPicture().get(0))
                            .showing(sight.patches())
                            .marked(sight.marks());
            entering = random(whole, scope, layout.size(), settings.shape().hidden());
        }
        Decoder decoder = new SkippingDecoder(whole.decoder());
        try (DecodingSession session = decode(decoder, strategy, entering, layout, scope)) {
            return new Once(
                    before.plus(session.selectionTime()),
                    evidence.time().minus(readBefore),
                    TokensPerLayer.of(session.tokensPerLayer()));
        }
    }

    private static DecodingSession decode(
            Decoder decoder,
            Strategy strategy,
            NDArray prompt,
            TokenLayout layout,
            NDManager scope) {
        DecodingSession session =
                new DecodingSession(decoder, strategy, SEED, 1, ForwardObserver.NONE, scope);
        session.prefill(prompt, layout);
        return session;
    }

    private static TokenLayout layout(BenchSettings settings, int imageTokens) {
        int text = settings.tokens() - settings.imageTokens();
        return TokenLayout.builder()
                .text(Segment.SYSTEM, text / 2)
                .picture(0, imageTokens < 0 ? settings.imageTokens() : imageTokens)
                .text(Segment.INSTRUCTION, text - text / 2)
                .build();
    }

    private static VisualReducer reducer(
            RandomDecoder whole, NDManager scope, BenchSettings settings) {
        WeightKernels weights = whole.decoder().kernels().weights();
        NDArray projector =
                weights.normal(
                        scope,
                        new long[] {settings.shape().hidden(), TOWER_HIDDEN},
                        1,
                        settings.dtype());
        return new VisualReducer(
                whole.decoder().kernels(), rows -> weights.linear(scope, rows, projector));
    }

    private static Glance glance(
            RandomDecoder whole, NDManager scope, BenchSettings settings, Strategy strategy) {
        int patches = settings.imageTokens();
        Map<VisualNeed, NDArray> evidence = new HashMap<>();
        for (VisualStage stage : strategy.visual()) {
            for (VisualNeed need : stage.needs()) {
                evidence.put(need, evidence(whole, scope, need, patches));
            }
        }
        NDArray hidden = random(whole, scope, 1 + patches, TOWER_HIDDEN);
        return new Glance(hidden, evidence, Map.of(), Duration.ZERO, Duration.ZERO);
    }

    private static NDArray evidence(
            RandomDecoder whole, NDManager scope, VisualNeed need, int patches) {
        if (need instanceof VisualNeed.ClassAttention) {
            return random(whole, scope, TOWER_HEADS, patches);
        }
        if (need instanceof VisualNeed.MeanKeys) {
            return random(whole, scope, 1 + patches, TOWER_HIDDEN / TOWER_HEADS);
        }
        if (need instanceof VisualNeed.FullWidthAttention
                || need instanceof VisualNeed.ReceivedAttention) {
            return random(whole, scope, 1, patches);
        }
        if (need instanceof VisualNeed.FullWidthKeys) {
            return random(whole, scope, 1 + patches, TOWER_HIDDEN);
        }
        if (need instanceof VisualNeed.TextCosine) {
            throw new UnsupportedOperationException(
                    "it reads the question with CLIP's text tower, which this benchmark does not have");
        }
        throw new UnsupportedOperationException(
                "it acts inside the tower, which this benchmark does not have");
    }

    /** {@code [1, rows, width]} of the decoder's type. */
    private static NDArray random(RandomDecoder decoder, NDManager scope, int rows, int width) {
        return decoder.decoder()
                .kernels()
                .weights()
                .normal(scope, new long[] {1, rows, width}, 1, decoder.decoder().dtype());
    }

    private String line(Row row) {
        List<Double> shares = row.shares().stream().sorted().toList();
        List<Double> times = row.milliseconds().stream().sorted().toList();
        List<Double> readings = row.readingMilliseconds().stream().sorted().toList();
        double share = shares.get(shares.size() / 2);
        String verdict =
                bound.contains(row.label())
                        ? "  bound 1 %%, ratio to it %.2f  %s"
                                .formatted(share / BOUND, share <= BOUND ? "holds" : "MISSED")
                        : "";
        return "%-34s %9.2f (%.2f to %.2f) %13.2f %15.3f %% (%.3f to %.3f)%s"
                .formatted(
                        row.label(),
                        times.get(times.size() / 2),
                        times.get(0),
                        times.get(times.size() - 1),
                        readings.get(readings.size() / 2),
                        share * 100,
                        shares.get(0) * 100,
                        shares.get(shares.size() - 1) * 100,
                        verdict);
    }
}
