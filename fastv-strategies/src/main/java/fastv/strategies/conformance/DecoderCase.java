package fastv.strategies.conformance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.decode.RankingRecord;
import fastv.core.model.GreedyRun;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the {@code mode: decoder} cases of all methods share: one picture, four greedy tokens with a
 * cache, logits before each and after the last.
 */
record DecoderCase(
        VisionLanguageModel model,
        NDManager scope,
        NDArray embeddings,
        Prompt prompt,
        Comparison comparison) {
    private static final int STEPS = 4;

    /** Opens the case and compares the visual tokens. */
    static DecoderCase open(
            GoldenCase golden, VisionLanguageModel model, NDManager scope, Comparison comparison) {
        Sight sight = GreedyRun.sight(golden, model, scope);
        long[] ids = golden.tensors().longs(Tensors.name(golden, "input_ids"));
        Prompt prompt =
                model.promptOf(
                        Arrays.stream(ids).mapToInt(Math::toIntExact).toArray(),
                        sight.tokensPerPicture());
        NDArray rows = java.util.Objects.requireNonNull(sight.rows());
        comparison.floats(
                "image_embeds",
                model.decoder().kernels().weights().floats(rows),
                rows.getShape().get(0),
                rows.getShape().get(1));
        return new DecoderCase(
                model, scope, model.embeddings(scope, prompt, sight), prompt, comparison);
    }

    /**
     * Decodes under a strategy and compares tokens, logits and cache lengths.
     *
     * @return the rankings that were made
     */
    List<RankingRecord> decode(Strategy strategy) {
        try (DecodingSession session =
                new DecodingSession(
                        model.decoder(),
                        strategy,
                        new SampleSeed(0, ""),
                        STEPS,
                        ForwardObserver.NONE,
                        scope)) {
            long[] tokens = new long[STEPS];
            List<float[]> logits = new ArrayList<>();
            NDArray next = session.prefill(embeddings, prompt.layout());
            comparison.list("cache_lengths", session.cacheLengths().get(0));
            for (int step = 0; step < STEPS; step++) {
                logits.add(next.toFloatArray());
                int token = model.decoder().kernels().sampling().greedy(next);
                tokens[step] = token;
                next = session.step(token);
            }
            logits.add(next.toFloatArray());
            comparison.integers("generated", tokens, STEPS);
            comparison.rows("logits", logits);
            return session.rankings();
        }
    }
}
