package fastv.eval.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.analysis.Analysis;
import fastv.core.analysis.AnswerWatches;
import fastv.core.analysis.PrefillTracer;
import fastv.core.analysis.WatchedAnswer;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.Picture;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What watching costs: a prefill under all analyses against the same one unwatched. What an
 * analysis does after the answer is not part of a prefill and not measured.
 */
public final class AnalysisBenchmark implements Benchmark {
    private static final double BOUND = 1.10;
    private static final String PLAIN = "unwatched";
    private static final String WATCHED = "watched";

    private final Map<String, Analysis> analyses;

    /**
     * @param analyses by public name
     */
    public AnalysisBenchmark(Map<String, Analysis> analyses) {
        this.analyses = Map.copyOf(analyses);
    }

    @Override
    public void run(TorchEngine engine, BenchSettings settings, Consumer<String> out) {
        try (RandomDecoder decoder = new RandomDecoder(engine, settings.shape(), settings.dtype());
                NDManager scope = decoder.manager().newSubManager()) {
            NDArray embeddings =
                    decoder.decoder()
                            .kernels()
                            .weights()
                            .normal(
                                    scope,
                                    new long[] {1, settings.tokens(), settings.shape().hidden()},
                                    1,
                                    settings.dtype());
            Prompt prompt = prompt(settings);
            Interleaved works = new Interleaved();
            works.add(
                    PLAIN, () -> prefill(decoder, embeddings, prompt, scope, ForwardObserver.NONE));
            works.add(
                    WATCHED,
                    () ->
                            prefill(
                                    decoder,
                                    embeddings,
                                    prompt,
                                    scope,
                                    watches(decoder, embeddings, prompt, scope)));
            works.run(settings.repetitions());
            report(works, settings, out);
        }
    }

    private static Prompt prompt(BenchSettings settings) {
        int text = settings.tokens() - settings.imageTokens();
        TokenLayout layout =
                TokenLayout.builder()
                        .text(Segment.SYSTEM, text / 2)
                        .picture(0, settings.imageTokens())
                        .text(Segment.INSTRUCTION, text - text / 2)
                        .build();
        int[] ids = new int[settings.tokens()];
        return new Prompt("", ids, ids, layout);
    }

    private ForwardObserver watches(
            RandomDecoder decoder, NDArray embeddings, Prompt prompt, NDManager scope) {
        WatchedAnswer answer =
                new WatchedAnswer(
                        new BareModel(decoder.decoder(), decoder.manager()),
                        "bench",
                        0,
                        Strategy.NONE,
                        new SampleSeed(0, "bench"),
                        List.of(Picture.of(Path.of("none.png"))),
                        List::of,
                        Optional.empty(),
                        Sight.NONE,
                        prompt,
                        prompt,
                        embeddings,
                        scope);
        PrefillTracer tracer = new PrefillTracer(decoder.decoder().kernels());
        return new AnswerWatches(analyses, answer, List.of(tracer));
    }

    private static void prefill(
            RandomDecoder decoder,
            NDArray embeddings,
            Prompt prompt,
            NDManager scope,
            ForwardObserver observer) {
        try (DecodingSession session =
                new DecodingSession(
                        decoder.decoder(),
                        Strategy.NONE,
                        new SampleSeed(0, "bench"),
                        1,
                        observer,
                        scope)) {
            session.prefill(embeddings, prompt.layout());
        }
    }

    private void report(Interleaved works, BenchSettings settings, Consumer<String> out) {
        double ratio = works.medianRatio(WATCHED, PLAIN);
        out.accept(
                "prefill of %d tokens, %d layers of hidden %d, random weights, medians of %d"
                        .formatted(
                                settings.tokens(),
                                settings.shape().layers(),
                                settings.shape().hidden(),
                                settings.repetitions()));
        out.accept("unwatched              %8.1f ms".formatted(works.medianSeconds(PLAIN) * 1e3));
        out.accept(
                "with %s %8.1f ms"
                        .formatted(
                                new java.util.TreeSet<>(analyses.keySet()),
                                works.medianSeconds(WATCHED) * 1e3));
        out.accept(
                "watched / unwatched    %8.3f           bound %.2f or less  %s"
                        .formatted(ratio, BOUND, ratio <= BOUND ? "holds" : "MISSED"));
    }
}
