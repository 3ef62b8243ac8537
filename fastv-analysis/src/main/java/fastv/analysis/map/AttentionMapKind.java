package fastv.analysis.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.model.GreedyRun;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Golden kind {@code attention-map}: pooled maps of tiny checkpoints. */
public final class AttentionMapKind implements ModelConformanceKind {

    @Override
    public void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison) {
        try (NDManager scope = model.newScope()) {
            Sight sight = GreedyRun.sight(golden, model, scope);
            Prompt prompt = model.promptOf(golden.integers("input_ids"), sight.tokensPerPicture());
            NDArray embeddings = model.embeddings(scope, prompt, sight);
            List<Integer> tokens = answer(golden, model, embeddings, prompt, scope);
            comparison.list("tokens", tokens.stream().mapToInt(Integer::intValue).toArray());
            AttentionMapAnalysis.Options settings =
                    new AttentionMapAnalysis.Options(
                            Optional.empty(),
                            Optional.of(golden.integer("pool")),
                            Optional.empty(),
                            1,
                            0);
            compare(
                    new MapPass(settings, model, scope).run(prompt, embeddings, tokens),
                    comparison);
        }
    }

    private static List<Integer> answer(
            GoldenCase golden,
            VisionLanguageModel model,
            NDArray embeddings,
            Prompt prompt,
            NDManager scope) {
        int count = golden.integer("new_tokens");
        List<Integer> tokens = new ArrayList<>();
        try (DecodingSession session =
                new DecodingSession(
                        model.decoder(),
                        Strategy.NONE,
                        new SampleSeed(0, golden.name()),
                        count,
                        ForwardObserver.NONE,
                        scope)) {
            NDArray next = session.prefill(embeddings, prompt.layout());
            while (true) {
                tokens.add(model.decoder().kernels().sampling().greedy(next));
                if (tokens.size() == count) {
                    return tokens;
                }
                next = session.step(tokens.get(tokens.size() - 1));
            }
        }
    }

    private static void compare(AttentionMapRecord record, Comparison comparison) {
        int side = record.tokens() / record.pool();
        float[] blocks = new float[record.maps().size() * side * side];
        float[] maxima = new float[record.maps().size()];
        for (int layer = 0; layer < maxima.length; layer++) {
            AttentionMapRecord.LayerMap map = record.maps().get(layer);
            maxima[layer] = (float) map.maximum();
            for (int i = 0; i < side * side; i++) {
                blocks[layer * side * side + i] = map.blocks().at(i / side, i % side);
            }
        }
        comparison.floats("maps", blocks, maxima.length, side, side);
        comparison.floats("maxima", maxima, maxima.length);
    }
}
