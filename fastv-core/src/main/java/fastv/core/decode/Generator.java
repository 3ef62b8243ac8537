package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import fastv.core.kernel.SamplingKernels;
import fastv.core.prune.SampleSeed;
import fastv.core.token.TokenLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** The loop around a session: prefill, choose, feed, until a stop token or the limit. */
public final class Generator {
    /** The stream of a sample's random numbers that choosing tokens draws from. */
    private static final int TOKEN_STREAM = -1;

    private final SamplingKernels sampling;
    private final GenerationOptions options;
    private final SplittableRandom random;

    public Generator(SamplingKernels sampling, GenerationOptions options, SampleSeed seed) {
        this.sampling = sampling;
        this.options = options;
        this.random = seed.generator(TOKEN_STREAM);
    }

    /**
     * Generates an answer.
     *
     * @param session a fresh one
     * @param embeddings {@code [1, tokens, hidden]}
     * @param sink takes each token of the answer as it is chosen
     */
    public Generation generate(
            DecodingSession session, NDArray embeddings, TokenLayout prompt, IntConsumer sink) {
        return generateWhile(
                session,
                embeddings,
                prompt,
                token -> {
                    sink.accept(token);
                    return true;
                });
    }

    /**
     * Generates an answer that may be ended from outside.
     *
     * @param session a fresh one
     * @param embeddings {@code [1, tokens, hidden]}
     * @param more takes each token of the answer as it is chosen; says whether the answer goes on
     */
    public Generation generateWhile(
            DecodingSession session, NDArray embeddings, TokenLayout prompt, IntPredicate more) {
        long start = System.nanoTime();
        int token = choose(session.prefill(embeddings, prompt));
        Duration watched = session.observationTime();
        Duration first = since(start).minus(watched);
        Duration selected = session.selectionTime();
        List<Integer> tokens = new ArrayList<>();
        long decodeStart = System.nanoTime();
        Generation.Finish finish = Generation.Finish.STOP;
        while (!options.stopTokens().contains(token)) {
            tokens.add(token);
            if (!more.test(token)) {
                finish = Generation.Finish.ENDED;
                break;
            }
            if (tokens.size() == options.maxNewTokens()) {
                finish = Generation.Finish.LENGTH;
                break;
            }
            token = choose(session.step(token));
        }
        Duration selection = session.selectionTime();
        return new Generation(
                tokens,
                finish,
                first,
                first.minus(selected),
                selection,
                since(decodeStart)
                        .minus(selection.minus(selected))
                        .minus(session.observationTime().minus(watched)));
    }

    private int choose(NDArray logits) {
        return options.temperature() == 0
                ? sampling.greedy(logits)
                : sampling.sample(
                        logits,
                        options.temperature(),
                        options.topK(),
                        options.topP(),
                        random.nextDouble());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
