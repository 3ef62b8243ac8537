package fastv.strategies.named;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.RankingRecord;
import fastv.core.kernel.WeightKernels;
import fastv.core.model.GreedyRun;
import fastv.core.model.LayerRecorder;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.Budget;
import fastv.core.prune.Positions;
import fastv.core.prune.Rounding;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.strategies.named.FastV.Criterion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Golden kind {@code fastv}: every mode, criterion, K, R and position rule on tiny checkpoints. */
public final class FastVKind implements ModelConformanceKind {

    @Override
    public void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison) {
        int length = golden.integer("image_length");
        Budget budget = new Budget.RemovedRatio(golden.number("r"), Rounding.HALF_EVEN);
        comparison.number("keep", budget.keep(length));
        try (NDManager scope = model.newScope()) {
            Sight sight = GreedyRun.sight(golden, model, scope);
            Prompt prompt = model.promptOf(golden.integers("input_ids"), sight.tokensPerPicture());
            NDArray embeddings = model.embeddings(scope, prompt, sight);
            WeightKernels weights = model.decoder().kernels().weights();
            comparison.floats(
                    "embeddings",
                    weights.floats(embeddings),
                    prompt.size(),
                    embeddings.getShape().get(2));
            int steps = golden.integer("steps");
            LayerRecorder recorder = new LayerRecorder(model.decoder(), comparison);
            try (DecodingSession session =
                    new DecodingSession(
                            model.decoder(),
                            strategy(golden, budget),
                            new SampleSeed(0, golden.name()),
                            steps,
                            recorder,
                            scope)) {
                GreedyRun.decode(model, session, embeddings, prompt, steps, comparison);
                cacheLengths(session, comparison);
                rankings(session, comparison);
            }
        }
    }

    private static Strategy strategy(GoldenCase golden, Budget budget) {
        return FastVStage.strategy(
                golden.integer("k"),
                budget,
                choice(FastVMode.class, golden.string("mode")),
                choice(Criterion.class, golden.string("criterion")),
                choice(Positions.class, golden.string("positions")),
                given(golden),
                Optional.of(
                        List.of(golden.integer("image_start"), golden.integer("image_length"))));
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(
                        value ->
                                value.name()
                                        .equals(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnsupportedCaseException(
                                        type.getSimpleName() + " \"" + name + "\""));
    }

    private static Optional<List<List<Integer>>> given(GoldenCase golden) {
        if (!golden.hasInput("given")) {
            return Optional.empty();
        }
        List<List<Integer>> lists = new ArrayList<>();
        for (JsonElement list : golden.input().getAsJsonArray("given")) {
            lists.add(list.getAsJsonArray().asList().stream().map(JsonElement::getAsInt).toList());
        }
        return Optional.of(lists);
    }

    private static void cacheLengths(DecodingSession session, Comparison comparison) {
        JsonArray lengths = new JsonArray();
        for (int[] pass : session.cacheLengths()) {
            JsonArray layers = new JsonArray();
            Arrays.stream(pass).forEach(layers::add);
            lengths.add(layers);
        }
        comparison.json("cache_lengths", lengths);
    }

    private static void rankings(DecodingSession session, Comparison comparison) {
        List<RankingRecord> made = session.rankings();
        if (made.isEmpty()) {
            return;
        }
        comparison.floats(
                "scores", made.get(0).ranking().scores(), made.get(0).ranking().candidateCount());
        long[] kept =
                made.stream()
                        .flatMapToInt(record -> Arrays.stream(record.ranking().keptPositions()))
                        .asLongStream()
                        .toArray();
        comparison.integers("kept", kept, made.size(), made.get(0).ranking().realised());
    }
}
