package fastv.eval.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.cost.DecoderMacs;
import fastv.core.cost.TokensPerLayer;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.kernel.TorchEngine;
import fastv.core.kernel.WeightKernels;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;

/**
 * How close a prefill comes to the bare matrix products it is made of, and how much of the saving
 * that pruning promises is realised.
 *
 * <p>Prefill speed counts the decoder layers' exact FLOPs (causal attention as the full square).
 * The products run over the same weights and as many rows.
 */
public final class PrefillBenchmark implements Benchmark {
    private static final double SPEED_BOUND = 0.90;
    private static final double SAVING_BOUND = 0.05;
    private static final String PRODUCTS = "products";
    private static final String FULL = "prefill";
    private static final String PRUNED = "pruned";

    private final DoubleFunction<Strategy> fastv;

    /**
     * @param fastv the pruned setting for a removed share, before the settings' layer K
     */
    public PrefillBenchmark(DoubleFunction<Strategy> fastv) {
        this.fastv = fastv;
    }

    @Override
    public void run(TorchEngine engine, BenchSettings settings, Consumer<String> out) {
        out.accept(header(engine, settings));
        try (RandomDecoder decoder =
                new RandomDecoder(engine, settings.shape(), settings.dtype())) {
            measure(decoder, settings, out);
        }
    }

    private static String header(TorchEngine engine, BenchSettings settings) {
        return "%s, %s, %s, %d threads; %d tokens (%d image), %d layers of hidden %d, intermediate %d, %d heads; random weights; medians of %d interleaved repetitions"
                .formatted(
                        engine.description(),
                        engine.deviceName(),
                        settings.dtype().publicName(),
                        engine.threads(),
                        settings.tokens(),
                        settings.imageTokens(),
                        settings.shape().layers(),
                        settings.shape().hidden(),
                        settings.shape().intermediateSize(),
                        settings.shape().heads(),
                        settings.repetitions());
    }

    private void measure(RandomDecoder decoder, BenchSettings settings, Consumer<String> out) {
        WeightKernels weights = decoder.decoder().kernels().weights();
        Strategy pruning = fastv.apply(settings.r());
        int[] entered = new int[settings.shape().layers()];
        try (NDManager scope = decoder.manager().newSubManager()) {
            NDArray embeddings =
                    weights.normal(
                            scope,
                            new long[] {1, settings.tokens(), settings.shape().hidden()},
                            1,
                            settings.dtype());
            NDArray wide =
                    weights.normal(
                            scope,
                            new long[] {1, settings.tokens(), settings.shape().intermediateSize()},
                            1,
                            settings.dtype());
            Interleaved works = new Interleaved();
            works.add(PRODUCTS, () -> products(decoder, embeddings, wide));
            works.add(FULL, () -> prefill(decoder, Strategy.NONE, embeddings, settings));
            works.add(
                    PRUNED,
                    () -> {
                        int[] tokens = prefill(decoder, pruning, embeddings, settings);
                        System.arraycopy(tokens, 0, entered, 0, tokens.length);
                    });
            works.run(settings.repetitions());
            report(works, settings, TokensPerLayer.of(entered), out);
        }
    }

    private static void products(RandomDecoder decoder, NDArray hidden, NDArray wide) {
        WeightKernels weights = decoder.decoder().kernels().weights();
        long width = hidden.getShape().get(2);
        for (int layer = 0; layer < decoder.decoder().layers(); layer++) {
            for (NDArray weight : decoder.products()) {
                NDArray input = weight.getShape().get(1) == width ? hidden : wide;
                weights.linear(hidden.getManager(), input, weight).close();
            }
        }
    }

    private static int[] prefill(
            RandomDecoder decoder, Strategy strategy, NDArray embeddings, BenchSettings settings) {
        int text = settings.tokens() - settings.imageTokens();
        TokenLayout layout =
                TokenLayout.builder()
                        .text(Segment.SYSTEM, text / 2)
                        .picture(0, settings.imageTokens())
                        .text(Segment.INSTRUCTION, text - text / 2)
                        .build();
        try (DecodingSession session =
                new DecodingSession(
                        decoder.decoder(),
                        strategy,
                        new SampleSeed(0, "bench"),
                        1,
                        ForwardObserver.NONE,
                        embeddings.getManager())) {
            session.prefill(embeddings, layout);
            return session.tokensPerLayer();
        }
    }

    private static void report(
            Interleaved works,
            BenchSettings settings,
            TokensPerLayer pruned,
            Consumer<String> out) {
        DecoderMacs macs = new DecoderMacs(settings.shape());
        TokensPerLayer uncut = TokensPerLayer.uncut(pruned.layers(), settings.tokens());
        double flops = 2.0 * macs.prefill(uncut);
        double productFlops = productFlops(settings);
        double rate = productFlops / works.medianSeconds(PRODUCTS);
        double speed = flops / works.medianSeconds(FULL);
        out.accept(
                "matrix products        %8.1f GFLOP/s  %8.1f ms"
                        .formatted(rate / 1e9, works.medianSeconds(PRODUCTS) * 1e3));
        out.accept(
                "prefill                %8.1f GFLOP/s  %8.1f ms"
                        .formatted(speed / 1e9, works.medianSeconds(FULL) * 1e3));
        double realised = flops / productFlops / works.medianRatio(FULL, PRODUCTS);
        out.accept(
                "prefill / products     %8.3f           bound %.2f or more  %s"
                        .formatted(realised, SPEED_BOUND, verdict(realised >= SPEED_BOUND)));
        double flopsRatio = macs.prefill(pruned) / (double) macs.prefill(uncut);
        double timeRatio = works.medianRatio(PRUNED, FULL);
        double off = timeRatio / flopsRatio - 1;
        out.accept(
                "pruned (k=%d, r=%s)    %8.1f ms           tokens per layer %s"
                        .formatted(
                                settings.k(),
                                settings.r(),
                                works.medianSeconds(PRUNED) * 1e3,
                                pruned.runLengths()));
        out.accept(
                "pruned / unpruned time %8.3f           FLOPs ratio %.3f, off by %+.1f %%, bound %.0f %%  %s"
                        .formatted(
                                timeRatio,
                                flopsRatio,
                                off * 100,
                                SAVING_BOUND * 100,
                                verdict(Math.abs(off) <= SAVING_BOUND)));
    }

    private static double productFlops(BenchSettings settings) {
        double perToken =
                2.0 * settings.shape().hidden() * settings.shape().queryWidth()
                        + 2.0 * settings.shape().hidden() * settings.shape().keyWidth()
                        + 3.0 * settings.shape().hidden() * settings.shape().intermediateSize();
        return 2 * perToken * settings.tokens() * settings.shape().layers();
    }

    private static String verdict(boolean holds) {
        return holds ? "holds" : "MISSED";
    }
}
