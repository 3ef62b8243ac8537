package fastv.analysis.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fastv.core.compose.PartReader;
import fastv.core.config.Problems;
import fastv.core.config.YamlReader;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.decode.DecodingSession;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.plugin.Part;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Golden kind {@code attention-statistics}: equations 2 to 4 on tiny checkpoints. */
public final class AttentionStatisticsKind implements ModelConformanceKind {
    private static final int KINDS = Segment.values().length;

    private final Map<String, Part<?, Strategy>> strategies;

    /**
     * @param strategies by public name; pruned cases want {@code fastv}
     */
    @Inject
    public AttentionStatisticsKind(Map<String, Part<?, Strategy>> strategies) {
        this.strategies = Map.copyOf(strategies);
    }

    @Override
    public void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison) {
        Strategy strategy = strategy(golden);
        AttentionTally tally = new AttentionTally();
        JsonArray answers = new JsonArray();
        JsonArray samples = golden.input().getAsJsonArray("samples");
        for (int i = 0; i < samples.size(); i++) {
            try (NDManager scope = model.newScope()) {
                Answer answer = new Answer(golden, model, strategy, scope);
                AttentionReading reading =
                        answer.read(samples.get(i).getAsJsonObject(), i, comparison, answers);
                tally.add(reading);
            }
        }
        comparison.json("tokens", answers);
        compare(tally.summary(), comparison);
    }

    private Strategy strategy(GoldenCase golden) {
        if (!golden.hasInput("k")) {
            return Strategy.NONE;
        }
        Part<?, Strategy> fastv = strategies.get("fastv");
        if (fastv == null) {
            throw new UnsupportedCaseException("pruning without the strategy fastv");
        }
        Problems problems = new Problems();
        String options =
                "{k: %d, r: %s, mode: %s, criterion: %s, positions: %s}"
                        .formatted(
                                golden.integer("k"),
                                golden.number("r"),
                                golden.string("mode"),
                                golden.string("criterion"),
                                golden.string("positions"));
        var built = PartReader.make(fastv, YamlReader.read(golden.name(), options), problems);
        problems.throwIfAny();
        return built.orElseThrow();
    }

    /** One sample of a case. */
    private record Answer(
            GoldenCase golden, VisionLanguageModel model, Strategy strategy, NDManager scope) {

        AttentionReading read(
                JsonObject sample, int index, Comparison comparison, JsonArray answers) {
            boolean own = golden.string("rows").equals("own");
            int count = sample.get("new_tokens").getAsInt();
            AttentionWatch watch = AttentionWatch.of(own, golden.name());
            RowRecorder recorder = new RowRecorder(watch);
            Sight sight = sight(sample);
            int[] ids =
                    sample.getAsJsonArray("input_ids").asList().stream()
                            .mapToInt(JsonElement::getAsInt)
                            .toArray();
            Prompt prompt = model.promptOf(ids, sight.tokensPerPicture());
            try (DecodingSession session =
                    new DecodingSession(
                            model.decoder(),
                            strategy,
                            new SampleSeed(0, golden.name()),
                            count,
                            recorder,
                            scope)) {
                answers.add(decode(session, prompt, sight, count, own));
                keptPositions(session, index, comparison);
            }
            float[] alpha = recorder.alpha(own ? 1 : 0, count);
            comparison.floats("alpha_" + index, alpha, recorder.layers(), count, KINDS);
            String name = own ? AttentionRecord.OWN : AttentionRecord.PRODUCING;
            return watch.record(count).flatMap(record -> record.reading(name)).orElseThrow();
        }

        private Sight sight(JsonObject sample) {
            String tensor = GoldenCase.tensorName(sample.get("pixel_values")).orElseThrow();
            NDArray pixels =
                    scope.create(
                            golden.tensors().floats(tensor),
                            new Shape(golden.tensors().entry(tensor).shapeArray()));
            return model.sight(
                    scope,
                    model.glance(scope, pixels, Set.of()),
                    List.of(),
                    new SampleSeed(0, golden.name()));
        }

        private JsonArray decode(
                DecodingSession session, Prompt prompt, Sight sight, int count, boolean own) {
            JsonArray tokens = new JsonArray();
            NDArray next = session.prefill(model.embeddings(scope, prompt, sight), prompt.layout());
            for (int i = 0; i < count; i++) {
                int token = model.decoder().kernels().sampling().greedy(next);
                tokens.add(token);
                if (own || i + 1 < count) {
                    next = session.step(token);
                }
            }
            return tokens;
        }

        private static void keptPositions(
                DecodingSession session, int index, Comparison comparison) {
            if (!session.rankings().isEmpty()) {
                int[] kept = session.rankings().get(0).ranking().keptPositions();
                comparison.integers(
                        "kept_" + index, Arrays.stream(kept).asLongStream().toArray(), kept.length);
            }
        }
    }

    private static void compare(AttentionSummary summary, Comparison comparison) {
        Map<String, Function<LayerAttentionSummary.Kind, Double>> perLayer =
                Map.of(
                        "lambda_sum", kind -> kind.lambdaSum().mean(),
                        "lambda_mean", kind -> kind.lambdaMean().mean(),
                        "lambda_pooled", LayerAttentionSummary.Kind::lambdaPooled,
                        "epsilon_sum", kind -> kind.epsilonSum().mean(),
                        "epsilon_mean", kind -> kind.epsilonMean().mean());
        perLayer.forEach(
                (name, value) ->
                        comparison.floats(
                                name,
                                floats(summary.layers(), value),
                                summary.layers().size(),
                                KINDS));
        for (String form : List.of("lambda", "epsilon")) {
            var value = perLayer.get(form + "_mean");
            if (value != null) {
                comparison.floats(
                        "shallow_" + form, floats(List.of(summary.shallow()), value), KINDS);
                comparison.floats("deep_" + form, floats(List.of(summary.deep()), value), KINDS);
            }
        }
    }

    private static float[] floats(
            List<LayerAttentionSummary> layers,
            Function<LayerAttentionSummary.Kind, Double> value) {
        float[] values = new float[layers.size() * KINDS];
        for (int layer = 0; layer < layers.size(); layer++) {
            for (Segment segment : Segment.values()) {
                values[layer * KINDS + segment.index()] =
                        value.apply(layers.get(layer).of(segment)).floatValue();
            }
        }
        return values;
    }
}
