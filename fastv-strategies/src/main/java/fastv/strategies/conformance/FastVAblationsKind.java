package fastv.strategies.conformance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.RankingRecord;
import fastv.core.model.GreedyRun;
import fastv.core.model.LayerRecorder;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.Rounding;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.strategies.named.FastV;
import fastv.strategies.named.FastV.Criterion;
import fastv.strategies.named.FastVMode;
import fastv.strategies.named.FirstHalfSystem;
import fastv.strategies.named.RankInstruction;
import fastv.strategies.named.RankSystem;
import fastv.strategies.named.StreamingAttention;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Golden kind {@code fastv-ablations}: rows (c) to (g) of FastV's Table 7 on tiny checkpoints. */
public final class FastVAblationsKind implements ModelConformanceKind {

    @Override
    public void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison) {
        try (NDManager scope = model.newScope()) {
            Sight sight = GreedyRun.sight(golden, model, scope);
            Prompt prompt = model.promptOf(golden.integers("input_ids"), sight.tokensPerPicture());
            NDArray embeddings = model.embeddings(scope, prompt, sight);
            comparison.floats(
                    "embeddings",
                    model.decoder().kernels().weights().floats(embeddings),
                    prompt.size(),
                    embeddings.getShape().get(2));
            int steps = golden.integer("steps");
            try (DecodingSession session =
                    new DecodingSession(
                            model.decoder(),
                            strategy(golden),
                            new SampleSeed(0, golden.name()),
                            steps,
                            new LayerRecorder(model.decoder(), comparison),
                            scope)) {
                GreedyRun.decode(model, session, embeddings, prompt, steps, comparison);
                comparison.json("cache_lengths", lists(session.cacheLengths()));
                rankings(session.rankings(), comparison);
            }
        }
    }

    private static Strategy strategy(GoldenCase golden) {
        int k = golden.integer("k");
        FastVMode mode =
                FastVMode.valueOf(golden.string("mode").toUpperCase(Locale.ROOT).replace('-', '_'));
        return switch (golden.string("ablation")) {
            case "random-image" -> given(golden, k, mode);
            case "rank-system" ->
                    RankSystem.PART
                            .make()
                            .apply(new RankSystem.Options(k, golden.number("r"), mode));
            case "first-half-system" ->
                    FirstHalfSystem.PART.make().apply(new FirstHalfSystem.Options(k, mode));
            case "rank-instruction" ->
                    RankInstruction.PART
                            .make()
                            .apply(new RankInstruction.Options(k, golden.number("r"), mode));
            case "streaming" ->
                    StreamingAttention.PART
                            .make()
                            .apply(
                                    new StreamingAttention.Options(
                                            k,
                                            golden.integer("sink"),
                                            golden.integer("window"),
                                            Replay.CACHED));
            case "streaming-commented" ->
                    StreamingAttention.RELEASED.make().apply(new StreamingAttention.Released(k));
            default ->
                    throw new UnsupportedCaseException(
                            "ablation \"" + golden.string("ablation") + "\"");
        };
    }

    private static Strategy given(GoldenCase golden, int k, FastVMode mode) {
        List<Integer> offsets = Arrays.stream(golden.integers("given")).boxed().toList();
        return FastV.PART
                .make()
                .apply(
                        new FastV.Options(
                                k,
                                Optional.of(golden.number("r")),
                                Optional.empty(),
                                Optional.empty(),
                                mode,
                                Criterion.GIVEN,
                                Positions.ORIGINAL,
                                Rounding.HALF_EVEN,
                                Optional.of(List.of(offsets)),
                                Optional.empty()));
    }

    private static void rankings(List<RankingRecord> made, Comparison comparison) {
        if (made.isEmpty()) {
            return;
        }
        List<int[]> kept = made.stream().map(one -> one.ranking().stayingPositions()).toList();
        comparison.integers(
                "kept", Arrays.stream(kept.get(0)).asLongStream().toArray(), kept.get(0).length);
        comparison.json("kept_per_step", lists(kept));
        float[] scores = made.get(0).ranking().scores();
        comparison.floats("scores", scores, scores.length);
    }

    private static JsonArray lists(List<int[]> lists) {
        JsonArray all = new JsonArray();
        for (int[] list : lists) {
            JsonArray one = new JsonArray();
            Arrays.stream(list).forEach(one::add);
            all.add(one);
        }
        return all;
    }
}
